package org.waybill.collector.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The body of a request that changes something: one JSON object whose values are texts. */
final class JsonFields {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonFields() {}

  /** Its fields; empty for anything else. A field without a value is as if it were not there. */
  static Optional<Map<String, List<String>>> read(byte[] body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try (JsonParser json = FACTORY.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          fields.put(name, List.of(json.getText()));
        } else if (value != JsonToken.VALUE_NULL) {
          return Optional.empty();
        }
      }
      boolean whole = json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
      return whole ? Optional.of(fields) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no JSON
    }
  }
}
