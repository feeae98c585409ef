package org.waybill.collector.openapi;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The OpenAPI 3.1.1 document of an API. Immutable.
 *
 * @param title of the API
 * @param version of the API
 * @param description what holds for all of it
 * @param operations in the order of the document
 * @param problem what every error holds
 */
public record Document(
    String title,
    String version,
    String description,
    List<Operation> operations,
    Shape<?> problem) {

  /**
   * Of HTTP (RFC 7617, RFC 6750), either will do: a user's password, or a token made for a program.
   */
  private static final List<String> SCHEMES = List.of("basic", "bearer");

  private static final String PROBLEM = "application/problem+json";

  public Document {
    operations = List.copyOf(operations);
  }

  /** Writes the document. */
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("openapi", "3.1.1");
    json.writeObjectFieldStart("info");
    json.writeStringField("title", title);
    json.writeStringField("version", version);
    json.writeStringField("description", description);
    json.writeEndObject();
    security(json);
    json.writeObjectFieldStart("paths");
    for (Map.Entry<String, List<Operation>> path : paths().entrySet()) {
      json.writeObjectFieldStart(path.getKey());
      for (Operation operation : path.getValue()) {
        operation(json, operation);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    components(json);
    json.writeEndObject();
  }

  private static void security(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("security");
    for (String scheme : SCHEMES) {
      json.writeStartObject();
      json.writeArrayFieldStart(scheme);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** In the order of the operations. */
  private Map<String, List<Operation>> paths() {
    Map<String, List<Operation>> paths = new LinkedHashMap<>();
    for (Operation operation : operations) {
      paths.computeIfAbsent(operation.path(), path -> new ArrayList<>()).add(operation);
    }
    return paths;
  }

  private void operation(JsonGenerator json, Operation operation) throws IOException {
    json.writeObjectFieldStart(operation.verb().word());
    json.writeStringField("operationId", operation.id());
    json.writeStringField("summary", operation.summary());
    json.writeArrayFieldStart("parameters");
    for (Parameter<?> parameter : operation.parameters()) {
      if (!parameter.isInBody()) {
        parameter.describe(json);
      }
    }
    json.writeEndArray();
    body(json, operation);
    json.writeObjectFieldStart("responses");
    good(json, operation.content());
    if (!operation.changes()) {
      empty(json, "304", "Nothing changed since the answer whose ETag If-None-Match names.");
    }
    bad(json, "400", "A parameter is unknown or cannot be taken; errors names each.");
    empty(json, "401", "User and password, or a token, are missing or wrong.");
    bad(json, "403", "The reader's role does not allow it.");
    if (operation.namesOne()) {
      bad(json, "404", "There is no such thing.");
    }
    if (operation.changes()) {
      bad(json, "405", "User and password only read; a change takes a token made for that.");
      bad(json, "503", "It could not be kept on disk; detail says what holds now.");
    } else {
      bad(json, "503", "The store or the access log is away now; hits are recorded all the same.");
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** An object with one field for each parameter that is said there. */
  private static void body(JsonGenerator json, Operation operation) throws IOException {
    List<Parameter<?>> fields =
        operation.parameters().stream().filter(Parameter::isInBody).toList();
    if (fields.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("requestBody");
    json.writeBooleanField("required", true);
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart("application/json");
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", "object");
    json.writeBooleanField("additionalProperties", false);
    json.writeObjectFieldStart("properties");
    for (Parameter<?> field : fields) {
      field.describeField(json);
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void good(JsonGenerator json, Content content) throws IOException {
    json.writeObjectFieldStart("200");
    json.writeStringField("description", content.description());
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart(content.mediaType());
    json.writeObjectFieldStart("schema");
    if (content.type().isPresent() && !content.mediaType().equals(Content.LINES)) {
      content.type().get().describe(json);
    } else {
      json.writeStringField("type", "string");
    }
    json.writeEndObject();
    if (content.mediaType().equals(Content.LINES)) {
      // OpenAPI 3.1 has no word for what each line holds; 3.2 calls it itemSchema.
      json.writeObjectFieldStart("x-itemSchema");
      content.type().orElseThrow().describe(json);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void empty(JsonGenerator json, String status, String description)
      throws IOException {
    json.writeObjectFieldStart(status);
    json.writeStringField("description", description);
    json.writeEndObject();
  }

  private void bad(JsonGenerator json, String status, String description) throws IOException {
    json.writeObjectFieldStart(status);
    json.writeStringField("description", description);
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart(PROBLEM);
    json.writeObjectFieldStart("schema");
    problem.describe(json);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void components(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("components");
    json.writeObjectFieldStart("securitySchemes");
    for (String scheme : SCHEMES) {
      json.writeObjectFieldStart(scheme);
      json.writeStringField("type", "http");
      json.writeStringField("scheme", scheme);
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("schemas");
    for (Shape<?> shape : shapes().values()) {
      shape.define(json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Every shape by its name; two of one name would hide each other. */
  private Map<String, Shape<?>> shapes() {
    List<Shape<?>> all = new ArrayList<>();
    problem.shapes(all::add);
    operations.forEach(
        operation -> operation.content().type().ifPresent(type -> type.shapes(all::add)));
    Map<String, Shape<?>> byName = new TreeMap<>();
    for (Shape<?> shape : all) {
      Shape<?> other = byName.putIfAbsent(shape.name(), shape);
      if (other != null && !other.equals(shape)) {
        throw new IllegalStateException("two shapes are called " + shape.name());
      }
    }
    return byName;
  }
}
