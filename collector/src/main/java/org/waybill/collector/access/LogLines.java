package org.waybill.collector.access;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The access log's lines: one JSON object each, UTF-8, fields as in {@link LogEntry}. */
public final class LogLines {

  private static final JsonFactory FACTORY = new JsonFactory();

  private LogLines() {}

  /** The line with its line feed. */
  public static byte[] encode(LogEntry entry) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("at", entry.at().toString());
      json.writeStringField("event", entry.event().word());
      json.writeStringField("user", entry.user());
      json.writeStringField("role", entry.role());
      json.writeStringField("by", entry.by());
      json.writeStringField("from", entry.from());
      json.writeStringField("subject", entry.subject());
      json.writeNumberField("count", entry.count());
      array(json, "messages", entry.messages());
      array(json, "persons", entry.persons());
      json.writeEndObject();
      json.flush();
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private static void array(JsonGenerator json, String name, List<String> items)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
  }

  /** What a line says; empty for one that a crash cut or somebody wrote into. */
  public static Optional<LogEntry> decode(byte[] line) {
    Map<String, String> texts = new HashMap<>();
    Map<String, List<String>> lists = new HashMap<>();
    try (JsonParser json = FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.START_ARRAY) {
          lists.put(name, strings(json));
        } else {
          texts.put(name, json.getText());
        }
      }
      return json.currentToken() == JsonToken.END_OBJECT ? entry(texts, lists) : Optional.empty();
    } catch (IOException | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<String> strings(JsonParser json) throws IOException {
    List<String> items = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      items.add(json.getText());
    }
    return items;
  }

  private static Optional<LogEntry> entry(
      Map<String, String> texts, Map<String, List<String>> lists) {
    return LogEntry.Event.of(texts.getOrDefault("event", ""))
        .map(
            event ->
                new LogEntry(
                    Instant.parse(texts.getOrDefault("at", "")),
                    event,
                    texts.getOrDefault("user", ""),
                    texts.getOrDefault("role", ""),
                    texts.getOrDefault("by", ""),
                    texts.getOrDefault("from", ""),
                    texts.getOrDefault("subject", ""),
                    lists.getOrDefault("messages", List.of()),
                    lists.getOrDefault("persons", List.of()),
                    Integer.parseInt(texts.getOrDefault("count", "0"))));
  }
}
