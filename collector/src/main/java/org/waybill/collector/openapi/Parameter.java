package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request may say: read, checked and described by one value. Immutable.
 *
 * @param <T> what is made of the text
 */
public final class Parameter<T> {

  private static final int YEAR_MAX = 9999;

  /** Where a request says it. */
  private enum Place {
    PATH,
    QUERY,
    BODY
  }

  private final String name;
  private final Place place;
  private final String description;
  private final String allowed;
  private final Keywords schema;
  private final Function<String, Optional<T>> parser;
  private final String example;

  private Parameter(
      String name,
      Place place,
      String description,
      String allowed,
      Keywords schema,
      Function<String, Optional<T>> parser,
      String example) {
    this.name = name;
    this.place = place;
    this.description = description;
    this.allowed = allowed;
    this.schema = schema;
    this.parser = parser;
    this.example = example;
  }

  /** A text that is not blank; white space round it does not count. */
  public static Parameter<String> text(String name, String description, String example) {
    return parsed(
        name,
        description,
        "takes a text that is not empty",
        text -> text.isBlank() ? Optional.empty() : Optional.of(text.strip()),
        example);
  }

  /** A text for a parser, which is not empty. */
  public static <T> Parameter<T> parsed(
      String name,
      String description,
      String allowed,
      Function<String, Optional<T>> parser,
      String example) {
    return new Parameter<>(
        name, Place.QUERY, description, allowed, Parameter::text, parser, example);
  }

  /** A point in time. */
  public static Parameter<Instant> time(String name, String description) {
    return new Parameter<>(
        name,
        Place.QUERY,
        description,
        "takes a time of RFC 3339 such as 2026-11-23T08:00:00Z (a + is written %2B)",
        json -> {
          json.writeStringField("type", "string");
          json.writeStringField("format", "date-time");
        },
        Parameter::instant,
        "2026-11-23T08:00:00Z");
  }

  /** A place to go on from. */
  public static <T> Parameter<T> cursor(String name, Function<String, Optional<T>> parser) {
    return new Parameter<>(
        name,
        Place.QUERY,
        "Go on after this place: the next of an earlier answer.",
        "takes only what an earlier answer gave to go on from",
        json -> {
          text(json);
          json.writeNumberField("maxLength", 200);
        },
        parser,
        "");
  }

  /** One of some words. */
  public static <T> Parameter<T> choice(
      String name, String description, List<T> values, Function<T, String> word) {
    List<String> words = values.stream().map(word).toList();
    return new Parameter<>(
        name,
        Place.QUERY,
        description,
        "takes one of " + String.join(", ", words),
        json -> {
          json.writeStringField("type", "string");
          json.writeArrayFieldStart("enum");
          for (String one : words) {
            json.writeString(one);
          }
          json.writeEndArray();
        },
        text -> Optional.of(words.indexOf(text)).filter(i -> i >= 0).map(values::get),
        words.getFirst());
  }

  /** A whole number. */
  public static Parameter<Integer> number(String name, String description, int least, int most) {
    return new Parameter<>(
        name,
        Place.QUERY,
        description,
        "takes a whole number from %d to %d".formatted(least, most),
        json -> {
          json.writeStringField("type", "integer");
          json.writeNumberField("minimum", least);
          json.writeNumberField("maximum", most);
        },
        text -> integer(text).filter(number -> number >= least && number <= most),
        String.valueOf(least));
  }

  /** The same as a part of the path. */
  public Parameter<T> inPath() {
    return in(Place.PATH);
  }

  /** The same as a field of the JSON object in the body. */
  public Parameter<T> inBody() {
    return in(Place.BODY);
  }

  private Parameter<T> in(Place other) {
    return new Parameter<>(name, other, description, allowed, schema, parser, example);
  }

  public String name() {
    return name;
  }

  public boolean isInPath() {
    return place == Place.PATH;
  }

  boolean isInBody() {
    return place == Place.BODY;
  }

  /** What it takes, for an error: half a sentence. */
  public String allowed() {
    return allowed;
  }

  /** A value that is taken, where one can be named. */
  public String example() {
    return example;
  }

  /** What the text means; empty where it cannot be taken. */
  public Optional<T> parse(String text) {
    return parser.apply(text);
  }

  /** Describes it as a field of an object that is open. */
  void describeField(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("description", description);
    schema.write(json);
    json.writeEndObject();
  }

  void describe(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("in", isInPath() ? "path" : "query");
    json.writeStringField("description", description);
    if (isInPath()) {
      json.writeBooleanField("required", true);
    }
    json.writeObjectFieldStart("schema");
    schema.write(json);
    json.writeEndObject();
    if (!example.isEmpty()) {
      json.writeStringField("example", example);
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json) throws IOException {
    json.writeStringField("type", "string");
    json.writeNumberField("minLength", 1);
  }

  private static Optional<Integer> integer(String text) {
    return text.matches("-?[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      boolean plain = time.getYear() >= 0 && time.getYear() <= YEAR_MAX;
      return plain ? Optional.of(time.toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
