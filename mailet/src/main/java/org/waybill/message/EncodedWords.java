package org.waybill.message;

import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/** Unstructured header text as readers see it (RFC 2047; raw UTF-8 as in RFC 6532). */
public final class EncodedWords {

  private EncodedWords() {}

  /**
   * Decodes a value.
   *
   * @param value as in {@link HeaderField}, one character a byte
   * @return the characters, as far as they can be told
   */
  public static String decode(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
    String text = new String(bytes, StandardCharsets.UTF_8);
    return DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
  }
}
