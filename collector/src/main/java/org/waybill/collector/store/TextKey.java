package org.waybill.collector.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Sixteen bytes that stand for a text of any length, because an index cannot hold one: the first
 * half of its SHA-256. Immutable.
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight
 */
public record TextKey(long high, long low) implements Comparable<TextKey> {

  private static final int BYTES = 16;

  /** The key of exactly that text. */
  public static TextKey of(String text) {
    return of(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The key of that text in any case. */
  public static TextKey ofAnyCase(String text) {
    return of(text.toLowerCase(Locale.ROOT));
  }

  /** The first sixteen of at least as many bytes. */
  public static TextKey of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new TextKey(buffer.getLong(), buffer.getLong());
  }

  /** Reads what {@link #hex()} writes; empty for anything else. */
  public static Optional<TextKey> parse(String hex) {
    return hex.matches("[0-9a-f]{" + 2 * BYTES + "}")
        ? Optional.of(of(HexFormat.of().parseHex(hex)))
        : Optional.empty();
  }

  /** As it stands in an address: 32 hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** As stored, 16 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  /** In the order of the bytes, as an index has them. */
  @Override
  public int compareTo(TextKey other) {
    int order = Long.compareUnsigned(high, other.high);
    return order != 0 ? order : Long.compareUnsigned(low, other.low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
