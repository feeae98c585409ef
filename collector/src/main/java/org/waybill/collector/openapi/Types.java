package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The kinds of values there are besides {@link Shape}. */
public final class Types {

  /** Any text. */
  public static final Type<String> TEXT =
      new Scalar<>("string", json -> {}, JsonGenerator::writeString, Cells::add);

  /** How many: 0 or more. */
  public static final Type<Long> COUNT =
      new Scalar<>(
          "integer",
          json -> {
            json.writeStringField("format", "int64");
            json.writeNumberField("minimum", 0);
          },
          JsonGenerator::writeNumber,
          (cells, value) -> cells.add(String.valueOf(value)));

  /** A number with decimals; in tables with up to six. */
  public static final Type<Double> NUMBER =
      new Scalar<>(
          "number",
          json -> {},
          JsonGenerator::writeNumber,
          (cells, value) -> cells.add(decimal(value)));

  /** Any JSON, written by somebody else. */
  public static final Type<Object> ANYTHING =
      new Scalar<>(
          "object",
          json -> {},
          (json, value) -> {
            throw new UnsupportedOperationException("described only");
          },
          (cells, value) -> cells.add(String.valueOf(value)));

  /** Yes or no. */
  public static final Type<Boolean> FLAG =
      new Scalar<>(
          "boolean",
          json -> {},
          JsonGenerator::writeBoolean,
          (cells, value) -> cells.add(String.valueOf(value)));

  /** UTC milliseconds; in tables RFC 3339 with the offset of the reader's zone. */
  public static final Type<Long> TIME =
      new Scalar<>(
          "integer",
          json -> json.writeStringField("format", "int64"),
          JsonGenerator::writeNumber,
          Cells::addTime);

  private Types() {}

  /** One of some words. */
  public static Type<String> word(List<String> words) {
    return new Scalar<>(
        "string",
        json -> {
          json.writeArrayFieldStart("enum");
          for (String word : words) {
            json.writeString(word);
          }
          json.writeEndArray();
        },
        JsonGenerator::writeString,
        Cells::add);
  }

  /** One of the values of an enum, by its word. */
  public static <E extends Enum<E>> Type<String> word(E[] values, Function<E, String> word) {
    return word(Arrays.stream(values).map(word).toList());
  }

  /** Several of some words; in tables one cell, with spaces between them. */
  public static Type<List<String>> words(List<String> words) {
    return new Words(word(words));
  }

  /** A value, or {@code null} where it is not known; in tables an empty cell. */
  public static <V> Type<Optional<V>> optional(Type<V> type) {
    return new Nullable<>(type);
  }

  /** Several values in their order; no table has a column for them. */
  public static <V> Type<List<V>> list(Type<V> type) {
    return new Several<>(type);
  }

  private static String decimal(double number) {
    return BigDecimal.valueOf(number)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Writes one value. */
  @FunctionalInterface
  private interface Writer<V> {
    void write(JsonGenerator json, V value) throws IOException;
  }

  /** Writes one value as a cell. */
  @FunctionalInterface
  private interface CellWriter<V> {
    void write(Cells cells, V value);
  }

  private record Scalar<V>(String type, Keywords keywords, Writer<V> writer, CellWriter<V> cell)
      implements Type<V> {

    @Override
    public void describe(JsonGenerator json) throws IOException {
      json.writeStringField("type", type);
      keywords.write(json);
    }

    @Override
    public void write(JsonGenerator json, V value) throws IOException {
      writer.write(json, value);
    }

    @Override
    public List<String> columns(String name) {
      return List.of(name);
    }

    @Override
    public void cells(V value, Cells cells) {
      cell.write(cells, value);
    }
  }

  private record Nullable<V>(Type<V> type) implements Type<Optional<V>> {

    @Override
    public void describe(JsonGenerator json) throws IOException {
      json.writeArrayFieldStart("anyOf");
      json.writeStartObject();
      type.describe(json);
      json.writeEndObject();
      json.writeStartObject();
      json.writeStringField("type", "null");
      json.writeEndObject();
      json.writeEndArray();
    }

    @Override
    public void write(JsonGenerator json, Optional<V> value) throws IOException {
      if (value.isPresent()) {
        type.write(json, value.get());
      } else {
        json.writeNull();
      }
    }

    @Override
    public List<String> columns(String name) {
      return type.columns(name);
    }

    @Override
    public void cells(Optional<V> value, Cells cells) {
      value.ifPresentOrElse(
          present -> type.cells(present, cells),
          () -> type.columns("").forEach(column -> cells.add("")));
    }

    @Override
    public void shapes(Consumer<Shape<?>> shapes) {
      type.shapes(shapes);
    }
  }

  private record Words(Type<String> word) implements Type<List<String>> {

    @Override
    public void describe(JsonGenerator json) throws IOException {
      new Several<>(word).describe(json);
    }

    @Override
    public void write(JsonGenerator json, List<String> value) throws IOException {
      new Several<>(word).write(json, value);
    }

    @Override
    public List<String> columns(String name) {
      return List.of(name);
    }

    @Override
    public void cells(List<String> value, Cells cells) {
      cells.add(String.join(" ", value));
    }
  }

  private record Several<V>(Type<V> type) implements Type<List<V>> {

    @Override
    public void describe(JsonGenerator json) throws IOException {
      json.writeStringField("type", "array");
      json.writeObjectFieldStart("items");
      type.describe(json);
      json.writeEndObject();
    }

    @Override
    public void write(JsonGenerator json, List<V> values) throws IOException {
      json.writeStartArray();
      for (V value : values) {
        type.write(json, value);
      }
      json.writeEndArray();
    }

    @Override
    public List<String> columns(String name) {
      return List.of();
    }

    @Override
    public void cells(List<V> value, Cells cells) {}

    @Override
    public void shapes(Consumer<Shape<?>> shapes) {
      type.shapes(shapes);
    }
  }
}
