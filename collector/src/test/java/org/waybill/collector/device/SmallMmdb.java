package org.waybill.collector.device;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A database in MaxMind's format 2.0 with one node: the lower half of all IPv4 addresses is in one
 * country, the upper half nowhere.
 */
final class SmallMmdb {
  private static final int MAP = 7 << 5;
  private static final int TEXT = 2 << 5;
  private static final int NUMBER = 5 << 5;
  private static final int SEPARATOR = 16;

  private SmallMmdb() {}

  /** With the country in the shape of lists of countries alone. */
  static byte[] flat(String country) {
    return of(map(Map.of("country_code", text(country))));
  }

  /** With the country in MaxMind's own shape. */
  static byte[] nested(String country) {
    return of(map(Map.of("country", map(Map.of("iso_code", text(country))))));
  }

  private static byte[] of(byte[] found) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 1 + SEPARATOR, 0, 0, 1});
    out.writeBytes(new byte[SEPARATOR]);
    out.writeBytes(found);
    out.writeBytes(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.writeBytes("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        map(
            Map.of(
                "node_count", number(1),
                "record_size", number(24),
                "ip_version", number(4),
                "binary_format_major_version", number(2),
                "binary_format_minor_version", number(0),
                "build_epoch", new byte[] {1, 2, 1},
                "database_type", text("test"),
                "languages", new byte[] {0, 4},
                "description", map(Map.of()))));
    return out.toByteArray();
  }

  private static byte[] map(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(MAP | entries.size());
    entries.forEach(
        (name, value) -> {
          out.writeBytes(text(name));
          out.writeBytes(value);
        });
    return out.toByteArray();
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(TEXT | bytes.length);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private static byte[] number(int value) {
    return new byte[] {(byte) (NUMBER | 1), (byte) value};
  }
}
