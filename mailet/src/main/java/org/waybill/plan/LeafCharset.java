package org.waybill.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a leaf's bytes can be read as if every byte were a character: in a superset of ASCII the
 * bytes of markup are markup.
 */
final class LeafCharset {

  /** Encodings in which an ASCII byte need not be that character. */
  private static final Pattern OTHER =
      Pattern.compile("utf-?(7|16|32).*|ucs-?[24].*|iso-2022.*|hz.*|scsu|bocu.*|.*ebcdic.*|cp?037");

  /**
   * East Asian sets whose second bytes lie among ASCII letters, never among {@code < > " ' = & /}:
   * where the text decodes strictly, every byte of markup is one.
   */
  private static final Pattern DOUBLE_BYTE =
      Pattern.compile(
          "gb.*|x-gbk|cp936|big5.*|.*chinesebig5|shift.?jis.*|sjis|windows-31j|ms_kanji");

  private LeafCharset() {}

  /**
   * Whether markup can be told from text.
   *
   * @param label the declared charset; without one, bytes that are not ASCII are some superset's
   */
  static boolean isReadable(Optional<String> label, byte[] decoded) {
    if (startsWithUtf16Mark(decoded)) {
      return false;
    }
    if (label.isEmpty()) {
      return !has(decoded, (byte) 0x1B) && !has(decoded, (byte) 0);
    }
    String name = label.get().strip().toLowerCase(Locale.ROOT);
    if (OTHER.matcher(name).matches()) {
      return false;
    }
    if (DOUBLE_BYTE.matcher(name).matches()) {
      return decodes(name, decoded);
    }
    return isKnown(name) || isAscii(decoded);
  }

  /**
   * The charset in which characters of a link are to be read.
   *
   * @return empty where the bytes of a link cannot be told for certain
   */
  static Optional<String> ofLinks(Optional<String> label) {
    return label.filter(
        name -> !DOUBLE_BYTE.matcher(name.strip().toLowerCase(Locale.ROOT)).matches());
  }

  private static boolean startsWithUtf16Mark(byte[] decoded) {
    return decoded.length > 1
        && (decoded[0] == (byte) 0xFE && decoded[1] == (byte) 0xFF
            || decoded[0] == (byte) 0xFF && decoded[1] == (byte) 0xFE);
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** GB 2312 and GBK are read as their superset GB 18030, as browsers do. */
  private static boolean decodes(String name, byte[] decoded) {
    String known = name.startsWith("gb") || name.equals("x-gbk") ? "GB18030" : name;
    try {
      Charset charset = Charset.forName(name.endsWith("chinesebig5") ? "Big5" : known);
      charset.newDecoder().decode(ByteBuffer.wrap(decoded));
      return true;
    } catch (CharacterCodingException
        | IllegalCharsetNameException
        | UnsupportedCharsetException e) {
      return isAscii(decoded);
    }
  }

  private static boolean isAscii(byte[] decoded) {
    for (byte b : decoded) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean has(byte[] decoded, byte wanted) {
    for (byte b : decoded) {
      if (b == wanted) {
        return true;
      }
    }
    return false;
  }
}
