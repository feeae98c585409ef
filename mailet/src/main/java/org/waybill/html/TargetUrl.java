package org.waybill.html;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.html.LinkVerdict.Left;
import org.waybill.html.LinkVerdict.Target;
import org.waybill.idna.HostNames;

/**
 * From a link's value to what a browser would request: an ASCII URL byte for byte, its spaces and
 * controls percent-encoded; one with other characters in the serialization of the URL standard.
 */
final class TargetUrl {
  private static final Pattern BREAKS = Pattern.compile("[\t\n\r]");
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?i)https?://[^/\\\\].*", Pattern.DOTALL);
  private static final Pattern USER_INFO =
      Pattern.compile("(?i)https?://[^/?#]*@.*", Pattern.DOTALL);

  private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern PUNYCODE = Pattern.compile("(?i)(.*\\.)?xn--.*");

  private TargetUrl() {}

  /**
   * Judges a value.
   *
   * @param raw the value's bytes, one char each, character references not decoded
   * @param schemeRelative whether {@code //host} stands for {@code https://host}
   */
  static LinkVerdict of(String raw, Quote quote, Encoding encoding, boolean schemeRelative) {
    String decoded = CharacterReferences.inAttribute(raw);
    if (PlainUrl.is(decoded)) {
      return new Target(decoded);
    }
    String value = strip(decoded);
    return schemeRelative && value.startsWith("//")
        ? of("https:" + raw.replaceFirst("^[\\x00- ]+", ""), quote, encoding, false)
        : closely(value, raw, quote, encoding);
  }

  private static LinkVerdict closely(String value, String raw, Quote quote, Encoding encoding) {
    if (raw.indexOf('\0') >= 0) {
      return new Left(LinkReason.NUL);
    }
    Optional<LinkReason> reason = reasonToLeave(value, raw, quote);
    if (reason.isPresent()) {
      return new Left(reason.get());
    }
    return Ascii.isAscii(value) ? ascii(value) : other(raw, encoding);
  }

  /** Section 4.4: controls and spaces at the ends go, tabs and line ends go everywhere. */
  private static String strip(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && value.charAt(start) <= ' ') {
      start++;
    }
    while (start < end && value.charAt(end - 1) <= ' ') {
      end--;
    }
    return BREAKS.matcher(value.substring(start, end)).replaceAll("");
  }

  private static Optional<LinkReason> reasonToLeave(String value, String raw, Quote quote) {
    if (value.isEmpty()) {
      return Optional.of(LinkReason.EMPTY);
    }
    if (Placeholder.in(value)) {
      return Optional.of(LinkReason.PLACEHOLDER);
    }
    Optional<LinkReason> scheme = schemeReason(value);
    if (scheme.isPresent()) {
      return scheme;
    }
    if (hasStrayMarkup(raw, quote)) {
      return Optional.of(LinkReason.MARKUP);
    }
    if (value.indexOf('\\') >= 0 || !ABSOLUTE.matcher(value).matches()) {
      return Optional.of(LinkReason.MALFORMED);
    }
    return USER_INFO.matcher(value).matches()
        ? Optional.of(LinkReason.USER_INFO)
        : Optional.empty();
  }

  private static Optional<LinkReason> schemeReason(String value) {
    Matcher scheme = SCHEME.matcher(value);
    if (!scheme.lookingAt()) {
      return Optional.of(value.startsWith("//") ? LinkReason.SCHEME_RELATIVE : LinkReason.RELATIVE);
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    return name.equals("http") || name.equals("https")
        ? Optional.empty()
        : Optional.of(LinkReason.SCHEME);
  }

  private static boolean hasStrayMarkup(String raw, Quote quote) {
    boolean strayQuote = quote == Quote.NONE && (raw.indexOf('"') >= 0 || raw.indexOf('\'') >= 0);
    return strayQuote || raw.indexOf('<') >= 0 || raw.indexOf('>') >= 0;
  }

  private static LinkVerdict ascii(String value) {
    return HttpUrl.parse(value)
        .<LinkVerdict>map(
            url ->
                isHost(url.host())
                    ? new Target(PercentEncoding.utf8(value, ""))
                    : new Left(LinkReason.HOST))
        .orElse(new Left(LinkReason.MALFORMED));
  }

  private static boolean isHost(String host) {
    return host.startsWith("[")
        || (PLAIN_HOST.matcher(host).matches()
            && (!PUNYCODE.matcher(host).matches() || HostNames.toAscii(host).isPresent()));
  }

  private static LinkVerdict other(String raw, Encoding encoding) {
    Optional<UrlCharset> charset = encoding.urls();
    Optional<String> value =
        charset
            .flatMap(c -> c.decode(raw))
            .map(CharacterReferences::inAttribute)
            .map(TargetUrl::strip);
    if (charset.isEmpty() || value.isEmpty()) {
      return new Left(LinkReason.CHARSET);
    }
    return HttpUrl.parse(value.get())
        .map(url -> serialize(url, charset.get()))
        .orElse(new Left(LinkReason.MALFORMED));
  }

  private static LinkVerdict serialize(HttpUrl url, UrlCharset charset) {
    Optional<String> host =
        url.host().startsWith("[") || url.host().indexOf('%') >= 0
            ? Optional.empty()
            : HostNames.toAscii(url.host());
    return host.flatMap(h -> url.serialize(h, charset))
        .<LinkVerdict>map(Target::new)
        .orElse(new Left(LinkReason.HOST));
  }
}
