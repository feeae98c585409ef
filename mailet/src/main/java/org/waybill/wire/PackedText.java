package org.waybill.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A text as UTF-8 in gzip (RFC 1952). Immutable. */
public final class PackedText {

  private final byte[] bytes;

  private PackedText(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Packs a text. */
  public static PackedText of(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory cannot be written", impossible);
    }
    return new PackedText(out.toByteArray());
  }

  /** What was packed before; whether it holds anything shows only in {@link #text}. */
  public static PackedText packed(byte[] bytes) {
    return new PackedText(bytes.clone());
  }

  /** The packed bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * The text.
   *
   * @param most bytes it may have unpacked: a few bytes can be made to hold gigabytes
   * @return empty where it has more, or the bytes hold no text
   */
  public Optional<String> text(int most) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] text = gzip.readNBytes(most + 1);
      return text.length > most
          ? Optional.empty()
          : Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PackedText text && Arrays.equals(bytes, text.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
