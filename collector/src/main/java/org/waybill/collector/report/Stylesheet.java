package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The style sheet under a name that changes with its content, so that browsers may keep it. */
final class Stylesheet {

  private static final int HASH_BYTES = 6;

  private final byte[] css;
  private final String path;

  private Stylesheet(byte[] css) {
    this.css = css;
    this.path = "/assets/waybill-" + hash(css) + ".css";
  }

  static Stylesheet load() {
    try (InputStream in = Stylesheet.class.getResourceAsStream("waybill.css")) {
      if (in == null) {
        throw new IllegalStateException("waybill.css is missing from the jar; build it again");
      }
      return new Stylesheet(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("waybill.css cannot be read from the jar", e);
    }
  }

  String path() {
    return path;
  }

  Answer answer() {
    return new Answer(
        200,
        Map.of(
            "Content-Type", "text/css; charset=utf-8",
            "Cache-Control", "private, max-age=31536000, immutable"),
        Buffer.buffer(css));
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
