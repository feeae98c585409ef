package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A file that pages need, under a name that changes with its content, so that browsers may keep it.
 * Immutable.
 */
public final class Asset {

  private static final int HASH_BYTES = 6;

  private final byte[] content;
  private final String mediaType;
  private final String path;

  private Asset(byte[] content, String mediaType, String path) {
    this.content = content;
    this.mediaType = mediaType;
    this.path = path;
  }

  /**
   * Reads one from beside this class.
   *
   * @param name of the file, such as {@code waybill.css}
   */
  public static Asset load(String name, String mediaType) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar; build it again");
      }
      byte[] content = in.readAllBytes();
      int dot = name.lastIndexOf('.');
      String path = "/assets/" + name.substring(0, dot) + "-" + hash(content) + name.substring(dot);
      return new Asset(content, mediaType, path);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the jar", e);
    }
  }

  /** Where it is, from the root on. */
  public String path() {
    return path;
  }

  /** Answers with it. */
  public void send(RoutingContext context) {
    new Ready(answer(), Optional.empty()).send(context);
  }

  Answer answer() {
    return new Answer(
        200,
        Map.of("Content-Type", mediaType, "Cache-Control", "private, max-age=31536000, immutable"),
        Buffer.buffer(content));
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
