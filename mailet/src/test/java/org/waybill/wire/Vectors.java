package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;

/** The known answers of docs/wire-vectors.properties. */
final class Vectors {

  private final Properties values = new Properties();

  Vectors() throws IOException {
    try (Reader in =
        Files.newBufferedReader(
            Path.of("..", "docs", "wire-vectors.properties"), StandardCharsets.UTF_8)) {
      values.load(in);
    }
  }

  String text(String key) {
    String value = values.getProperty(key);
    assertThat(value).as(key).isNotNull();
    return value;
  }

  byte[] hex(String key) {
    return HexFormat.of().parseHex(text(key));
  }

  KeyRing ring() {
    return KeyRingText.parse(text("keyfile"));
  }
}
