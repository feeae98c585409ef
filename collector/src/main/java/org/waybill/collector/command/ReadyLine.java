package org.waybill.collector.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.Collector;

/** The line that says to scripts that the collector answers, and where. */
final class ReadyLine {

  private static final String HEAD = "WAYBILL COLLECTOR READY ";

  private ReadyLine() {}

  static String of(Collector collector) throws IOException {
    @Nullable String password = collector.initialPasswordFile().map(Path::toString).orElse(null);
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("track", collector.trackingUrl());
      json.writeStringField("admin", collector.adminUrl());
      json.writeNumberField("pid", ProcessHandle.current().pid());
      json.writeStringField("passwordFile", password);
      json.writeEndObject();
    }
    return HEAD + text;
  }
}
