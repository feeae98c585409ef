package org.waybill.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Only where they begin a sequence: trailing bytes reach into ASCII. */
    SEQUENCES,
    /** Only in front of an escape sequence and behind the one that switches back. */
    RUNS,
    /** Only in a body without a byte above 0x7F and without escape sequences. */
    SEVEN_BIT,
    /** Never. */
    OPAQUE
  }

  /** Charsets in which ASCII bytes mean something else although no byte is above 0x7F. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          ".*utf-?(7|16|32).*|.*ucs-?[24].*|.*10646.*|.*unicode.*|.*2022-(cn|kr).*|hz.*|replacement|.*ebcdic.*|scsu|bocu.*");

  /** The byte order mark of UTF-8, one char a byte. */
  static final String BOM = "\u00EF\u00BB\u00BF";

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

  /** What has been asked for of the standard's few dozens. */
  private static final Map<WhatwgLabel, Encoding> KNOWN = new ConcurrentHashMap<>();

  /**
   * The encoding of a body.
   *
   * @param body the bytes as ISO-8859-1
   * @param label the charset parameter as found; empty where there is none
   */
  static Encoding of(String body, Optional<String> label) {
    return body.startsWith(BOM) ? UTF_8 : of(label);
  }

  /** The encoding that a label stands for. */
  static Encoding of(Optional<String> label) {
    String name = label.map(l -> l.strip().toLowerCase(Locale.ROOT)).orElse("");
    if (name.isEmpty()) {
      return UNDECLARED;
    }
    Optional<WhatwgLabel> known = WhatwgLabel.of(name);
    return known.map(Encoding::known).orElseGet(() -> unknown(name));
  }

  private static Encoding known(WhatwgLabel label) {
    return KNOWN.computeIfAbsent(label, Encoding::read);
  }

  private static Encoding read(WhatwgLabel label) {
    Optional<Charset> java = label.charset();
    boolean told = label.structure() == Structure.TRANSPARENT || java.isPresent();
    return new Encoding(
        told ? label.structure() : Structure.SEVEN_BIT,
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
   * The body to find markup in, of the same length: what is ASCII in it is an ASCII character.
   *
   * @param body the bytes as ISO-8859-1
   * @return empty where that cannot be told
   */
  Optional<String> markup(String body) {
    boolean escapes = body.indexOf('\u001B') >= 0;
    if (hasShifts(body) || (escapes && structure != Structure.RUNS)) {
      return Optional.empty();
    }
    return switch (structure) {
      case TRANSPARENT -> Optional.of(body).filter(b -> !BOM_OF_UTF16.matcher(b).lookingAt());
      case SEQUENCES -> MarkupReading.ofSequences(body, text);
      case RUNS -> MarkupReading.ofRuns(body, text);
      case SEVEN_BIT -> Optional.of(body).filter(Ascii::isAscii);
      case OPAQUE -> Optional.empty();
    };
  }

  /** SO and SI switch character sets in ISO-2022, as ESC does. */
  private static boolean hasShifts(String body) {
    return body.indexOf('\u000E') >= 0 || body.indexOf('\u000F') >= 0;
  }

  /**
   * The characters of bytes given one char each, as far as they can be told. A character cut off at
   * the end is left out.
   */
  String show(String bytes) {
    if (structure == Structure.TRANSPARENT && Ascii.isAscii(bytes)) {
      return bytes;
    }
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    CharBuffer shown = CharBuffer.allocate(2 * raw.length);
    boolean known = !text.newDecoder().decode(ByteBuffer.wrap(raw), shown, false).isError();
    // A label is for people: a wrong letter is better than none.
    return known ? shown.flip().toString() : new String(raw, StandardCharsets.ISO_8859_1);
  }
}
