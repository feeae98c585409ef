package org.waybill.settings;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.wire.Mode;

/** How values are spelled in the file; every function refuses anything else. */
final class Texts {

  private static final Pattern BYTES = Pattern.compile("(\\d{1,15})(?: ?([KMG])iB)?");

  private static final long MOST_BYTES = 1L << 50;

  private Texts() {}

  /** Only {@code true} and {@code false}: a misspelt one must not pass for either. */
  static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static Function<String, Integer> number(int least, int most) {
    return text -> Math.toIntExact(within(Long.parseLong(text), least, most));
  }

  /** A number of bytes, or one of {@code KiB}, {@code MiB}, {@code GiB}. */
  static Function<String, Long> bytes(long least) {
    return text -> {
      Matcher matcher = BYTES.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(text);
      }
      String unit = matcher.group(2) == null ? "" : matcher.group(2);
      int shift = unit.isEmpty() ? 0 : 10 * (1 + "KMG".indexOf(unit));
      long number = within(Long.parseLong(matcher.group(1)), 0, MOST_BYTES >> shift);
      return within(number << shift, least, MOST_BYTES);
    };
  }

  /** Today's two: the others come with the safety switches. */
  static Mode mode(String text) {
    return switch (text) {
      case "identified" -> Mode.IDENTIFIED;
      case "aggregate" -> Mode.AGGREGATE;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static OnEnvironment onEnvironment(String text) {
    return switch (text) {
      case "pass" -> OnEnvironment.PASS;
      case "refuse" -> OnEnvironment.REFUSE;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** A place to which only paths of ours are added. */
  static URI origin(String text) {
    URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http
        || uri.getHost() == null
        || !uri.getRawPath().isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  /** A tag (RFC 5646) in lower case. */
  static String language(String text) {
    String tag = text.toLowerCase(Locale.ROOT);
    if (!tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8})*")) {
      throw new IllegalArgumentException(text);
    }
    return tag;
  }

  static String path(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** Items between commas; blank ones do not count. */
  static List<String> list(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(item -> item.strip().toLowerCase(Locale.ROOT))
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(Long.toString(value));
    }
    return value;
  }
}
