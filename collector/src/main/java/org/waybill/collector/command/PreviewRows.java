package org.waybill.collector.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code preview.ndjson}: one JSON object a line and message. */
final class PreviewRows implements AutoCloseable {

  private final JsonGenerator json;

  PreviewRows(Path file) throws IOException {
    json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(file, StandardCharsets.UTF_8))
            .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  void write(String file, PreviewCopy copy) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", file);
    json.writeStringField("verdict", copy.verdict());
    if (!copy.reason().isEmpty()) {
      json.writeStringField("reason", copy.reason());
    }
    json.writeArrayFieldStart("pixels");
    for (String pixel : copy.pixels()) {
      json.writeString(pixel);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("links");
    for (PreviewCopy.Link link : copy.links()) {
      write(link);
    }
    json.writeEndArray();
    if (!copy.disclosures().isEmpty()) {
      json.writeArrayFieldStart("disclosures");
      for (String told : copy.disclosures()) {
        json.writeString(told);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(PreviewCopy.Link link) throws IOException {
    json.writeStartObject();
    json.writeNumberField("n", link.number());
    json.writeStringField("source", link.source());
    json.writeStringField("target", link.target());
    json.writeStringField("tracked", link.tracked());
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.writeRaw('\n');
    json.close();
  }
}
