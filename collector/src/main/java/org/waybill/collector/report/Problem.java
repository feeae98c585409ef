package org.waybill.collector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An error for a program (RFC 9457).
 *
 * @param status the HTTP status
 * @param title what went wrong, the same for every case of its kind
 * @param detail this case, and what to do next
 * @param errors the parameters at fault, if any
 */
record Problem(int status, String title, String detail, List<BadParameter> errors) {

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, List.of());
  }

  static Problem of(List<BadParameter> errors) {
    String detail =
        errors.stream().map(BadParameter::toString).collect(Collectors.joining(". ", "", "."));
    return new Problem(400, "A parameter cannot be taken", detail, errors);
  }

  Answer answer() {
    return new Answer(
        status,
        Map.of("Content-Type", "application/problem+json"),
        Buffer.buffer(Json.write(this::write)));
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "about:blank");
    json.writeStringField("title", title);
    json.writeNumberField("status", status);
    json.writeStringField("detail", detail);
    if (!errors.isEmpty()) {
      json.writeArrayFieldStart("errors");
      for (BadParameter error : errors) {
        json.writeStartObject();
        json.writeStringField("parameter", error.name());
        json.writeStringField("found", error.found());
        json.writeStringField("allowed", error.allowed());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
