package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An object in answers, field by field in their order: its schema, its JSON and its row of a table
 * come from the same fields. Immutable.
 *
 * @param name of the schema, unique in a document
 * @param description a sentence
 */
public record Shape<T>(String name, String description, List<Field<T, ?>> fields)
    implements Type<T> {

  public Shape {
    fields = List.copyOf(fields);
  }

  /**
   * A field; it is always there.
   *
   * @param description what it means, its unit, what {@code null} says
   */
  public record Field<T, V>(String name, String description, Type<V> type, Function<T, V> value) {

    private void describe(JsonGenerator json) throws IOException {
      json.writeObjectFieldStart(name);
      json.writeStringField("description", description);
      type.describe(json);
      json.writeEndObject();
    }

    private void write(JsonGenerator json, T object) throws IOException {
      json.writeFieldName(name);
      type.write(json, value.apply(object));
    }

    private void cells(T object, Cells cells) {
      type.cells(value.apply(object), cells);
    }
  }

  /** Begins a shape. */
  public static <T> Builder<T> named(String name, String description) {
    return new Builder<>(name, description);
  }

  /** Collects fields; for one thread. */
  public static final class Builder<T> {

    private final String name;
    private final String description;
    private final List<Field<T, ?>> fields = new ArrayList<>();

    private Builder(String name, String description) {
      this.name = name;
      this.description = description;
    }

    /** One more field. */
    public <V> Builder<T> with(String field, String meaning, Type<V> type, Function<T, V> value) {
      fields.add(new Field<>(field, meaning, type, value));
      return this;
    }

    /** The fields of another shape, read from a part of the object. */
    public <P> Builder<T> with(Shape<P> other, Function<T, P> part) {
      other.fields().forEach(field -> fields.add(within(field, part)));
      return this;
    }

    public Shape<T> build() {
      return new Shape<>(name, description, fields);
    }

    private static <T, P, V> Field<T, V> within(Field<P, V> field, Function<T, P> part) {
      return new Field<>(
          field.name(), field.description(), field.type(), part.andThen(field.value()));
    }
  }

  @Override
  public void describe(JsonGenerator json) throws IOException {
    json.writeStringField("$ref", "#/components/schemas/" + name);
  }

  /** Writes the schema itself, an object that others refer to. Readers have to bear more fields. */
  void define(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("description", description);
    json.writeStringField("type", "object");
    json.writeArrayFieldStart("required");
    for (Field<T, ?> field : fields) {
      json.writeString(field.name());
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    for (Field<T, ?> field : fields) {
      field.describe(json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void write(JsonGenerator json, T object) throws IOException {
    json.writeStartObject();
    for (Field<T, ?> field : fields) {
      field.write(json, object);
    }
    json.writeEndObject();
  }

  /** The columns of a table of such objects. */
  public List<String> columns() {
    return fields.stream().flatMap(field -> field.type().columns(field.name()).stream()).toList();
  }

  /** Those columns' cells, with times in that zone. */
  public List<String> row(T object, ZoneId zone) {
    Cells cells = new Cells(zone);
    cells(object, cells);
    return cells.list();
  }

  /** As a field of another it has a column for each field of its own, {@code name.field}. */
  @Override
  public List<String> columns(String prefix) {
    return columns().stream().map(column -> prefix + "." + column).toList();
  }

  @Override
  public void cells(T object, Cells cells) {
    for (Field<T, ?> field : fields) {
      field.cells(object, cells);
    }
  }

  @Override
  public void shapes(Consumer<Shape<?>> shapes) {
    shapes.accept(this);
    fields.forEach(field -> field.type().shapes(shapes));
  }
}
