package org.waybill.collector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON in memory, UTF-8. */
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** Writes one or more JSON values. */
  @FunctionalInterface
  interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** Values at the root are a line each, the last one too. */
  static byte[] write(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(body, out);
    out.write('\n');
    return out.toByteArray();
  }

  /** The same without the end of the last line. */
  static byte[] bytes(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(body, out);
    return out.toByteArray();
  }

  private static void write(Body body, ByteArrayOutputStream out) {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setRootValueSeparator(new SerializedString("\n"));
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
  }
}
