package org.waybill.html;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a leaf's declared charset is read: as browsers do, by the label table of the WHATWG Encoding
 * standard.
 *
 * @param structure whether byte offsets in an ISO-8859-1 reading are offsets of markup
 * @param text for labels shown to people: decodes whatever it can
 * @param urls exact in both directions, as browsers encode a query; absent where a URL with
 *     non-ASCII characters has to be left
 */
record Encoding(Structure structure, Charset text, Optional<UrlCharset> urls) {

  /** Whether the bytes below 0x80 can be trusted to be ASCII characters. */
  enum Structure {
    /** Always: the charset is a superset of ASCII byte by byte. */
    TRANSPARENT,
    /** Only in a body without a byte above 0x7F and without escape sequences. */
    SEVEN_BIT,
    /** Never. */
    OPAQUE
  }

  /** Charsets in which ASCII bytes mean something else although no byte is above 0x7F. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          ".*utf-?(7|16|32).*|.*ucs-?[24].*|.*10646.*|.*unicode.*|.*2022-(cn|kr).*|hz.*|replacement|.*ebcdic.*|scsu|bocu.*");

  private static final Pattern BOM_OF_UTF16 = Pattern.compile("\u00FE\u00FF|\u00FF\u00FE");

  /** UTF-8, whatever the label: a byte order mark overrides it. */
  static final Encoding UTF_8 =
      new Encoding(Structure.TRANSPARENT, StandardCharsets.UTF_8, Optional.of(UrlCharset.UTF_8));

  /**
   * No label at all: the structure of nearly everything is that of ASCII, its other characters are
   * anybody's guess.
   */
  private static final Encoding UNDECLARED =
      new Encoding(Structure.TRANSPARENT, StandardCharsets.UTF_8, Optional.empty());

  /**
   * The encoding of a body.
   *
   * @param label the charset parameter as found; empty where there is none
   */
  static Encoding of(Optional<String> label) {
    String name = label.map(l -> l.strip().toLowerCase(Locale.ROOT)).orElse("");
    if (name.isEmpty()) {
      return UNDECLARED;
    }
    Optional<WhatwgLabel> known = WhatwgLabel.of(name);
    return known.map(Encoding::known).orElseGet(() -> unknown(name));
  }

  private static Encoding known(WhatwgLabel label) {
    Optional<Charset> java = label.charset();
    return new Encoding(
        label.structure(),
        java.orElse(StandardCharsets.ISO_8859_1),
        label.exact() ? java.map(UrlCharset::of) : Optional.empty());
  }

  /** A label browsers do not know: Java may know the charset as one of single bytes above ASCII. */
  private static Encoding unknown(String name) {
    Optional<Charset> java = WhatwgLabel.javaCharset(name).filter(Encoding::isSingleByteAscii);
    Structure otherwise = OPAQUE.matcher(name).matches() ? Structure.OPAQUE : Structure.SEVEN_BIT;
    return new Encoding(
        java.isPresent() ? Structure.TRANSPARENT : otherwise,
        java.orElse(StandardCharsets.ISO_8859_1),
        Optional.empty());
  }

  private static boolean isSingleByteAscii(Charset charset) {
    byte[] ascii = new byte[0x80];
    for (int i = 0; i < ascii.length; i++) {
      ascii[i] = (byte) i;
    }
    return charset.canEncode()
        && charset.newEncoder().maxBytesPerChar() == 1
        && new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
  }

  /**
   * Whether the body's ASCII bytes are ASCII characters.
   *
   * @param text the bytes as ISO-8859-1
   */
  boolean reads(String text) {
    return switch (structure) {
      case OPAQUE -> false;
      case SEVEN_BIT -> Ascii.isAscii(text) && !hasEscapes(text);
      case TRANSPARENT -> !hasEscapes(text) && !BOM_OF_UTF16.matcher(text).lookingAt();
    };
  }

  /** ESC, SO and SI switch character sets in ISO-2022. */
  private static boolean hasEscapes(String text) {
    return text.indexOf('\u001B') >= 0
        || text.indexOf('\u000E') >= 0
        || text.indexOf('\u000F') >= 0;
  }

  /** The characters of bytes given one char each, as far as they can be told. */
  String show(String bytes) {
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return text.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
    } catch (CharacterCodingException e) {
      // A label is for people: a wrong letter is better than none.
      return new String(raw, StandardCharsets.ISO_8859_1);
    }
  }
}
