package org.waybill.clean;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.waybill.html.OwnUrl;
import org.waybill.wire.TokenKind;

/** Finds the URL around a token of ours, and whether it is a URL of its own. */
final class UrlAround {

  /** RFC 1035 section 2.3.4, and a port. */
  private static final int LONGEST_HOST = 255 + 6;

  private static final List<String> SCHEMES = List.of("https", "http");

  /** What a URL may go on with, besides letters and digits. */
  private static final String JOINING = "/?#%&=@+~$._-\\";

  /** In HTML these end a text's URL although they begin like a query's separator. */
  private static final List<String> ENDING =
      List.of("&gt;", "&lt;", "&quot;", "&nbsp;", "&#39;", "&#34;", "&#160;");

  private UrlAround() {}

  static OwnUrl of(byte[] text, OwnToken token) {
    int start = token.plain() ? start(text, token.start()) : token.start();
    boolean alone =
        start < token.start() && beginsThere(text, start) && endsThere(text, token.end());
    return new OwnUrl(
        start,
        token.start(),
        token.end(),
        alone,
        token.kind() == TokenKind.OPEN,
        target(text, start, token));
  }

  /** A stranger must not withdraw for the one who was written to: the host's root has no form. */
  private static String target(byte[] text, int start, OwnToken token) {
    boolean nowhere = token.target().isEmpty() && token.kind() == TokenKind.WITHDRAW;
    return nowhere ? latin1(text, start, token.start()) + "/" : token.target();
  }

  /**
   * Where {@code http://host} in front of a path begins; the path's own begin where nothing does.
   */
  private static int start(byte[] text, int path) {
    int host = path;
    while (host > 0 && path - host <= LONGEST_HOST && isHost(text[host - 1])) {
      host--;
    }
    boolean slashes = host < path && host >= 3 && text[host - 1] == '/' && text[host - 2] == '/';
    if (!slashes || text[host - 3] != ':') {
      return path;
    }
    for (String scheme : SCHEMES) {
      int start = host - 3 - scheme.length();
      if (start >= 0 && latin1(text, start, host - 3).toLowerCase(Locale.ROOT).equals(scheme)) {
        return start;
      }
    }
    return path;
  }

  private static boolean isHost(byte c) {
    return isAlphanumeric(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
  }

  private static boolean beginsThere(byte[] text, int start) {
    return start == 0 || !isJoining(text[start - 1]);
  }

  /** A dot or a question mark at the end of a sentence is no part of the URL. */
  private static boolean endsThere(byte[] text, int end) {
    if (end == text.length || !isJoining(text[end])) {
      return true;
    }
    if (text[end] == '&') {
      String rest = latin1(text, end, Math.min(text.length, end + 6));
      return ENDING.stream().anyMatch(rest::startsWith);
    }
    boolean sentence = text[end] == '.' || text[end] == '?';
    return sentence && (end + 1 == text.length || !isJoining(text[end + 1]));
  }

  private static boolean isJoining(byte c) {
    return isAlphanumeric(c) || JOINING.indexOf(c) >= 0;
  }

  private static boolean isAlphanumeric(byte c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String latin1(byte[] text, int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
