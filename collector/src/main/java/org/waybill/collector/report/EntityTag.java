package org.waybill.collector.report;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A strong entity tag over the bytes of an answer (RFC 9110 section 8.8.3): who has them already is
 * told so and gets none. Answers stay out of browsers' stores all the same, they hold addresses.
 */
final class EntityTag {

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int BYTES = 16;

  private EntityTag() {}

  /** A good answer with its tag, or that the client has it (section 13.1.2). */
  static Answer tagged(Answer answer, Optional<String> ifNoneMatch) {
    if (answer.status() != OK) {
      return answer;
    }
    String tag = of(answer.body());
    Map<String, String> headers = new HashMap<>(answer.headers());
    headers.put("ETag", tag);
    if (ifNoneMatch.isPresent() && matches(ifNoneMatch.get(), tag)) {
      headers.remove("Content-Type");
      return new Answer(NOT_MODIFIED, headers, Buffer.buffer());
    }
    return new Answer(OK, headers, answer.body());
  }

  /** By weak comparison, as the section asks: a proxy that compresses makes tags weak. */
  private static boolean matches(String header, String tag) {
    for (String one : header.split(",", -1)) {
      String bare = one.strip();
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  private static String of(Buffer body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes());
      return '"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
