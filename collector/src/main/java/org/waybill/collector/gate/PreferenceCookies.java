package org.waybill.collector.gate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.report.Visit;
import org.waybill.collector.words.Words;

/**
 * How a browser's reader wants pages: kept in cookies, so that it holds before anybody signs in.
 * Who chose no language gets the one the browser asks for (RFC 9110 section 12.5.4).
 */
record PreferenceCookies(Cookies cookies) {

  /** Names of cookies and of the form's fields. */
  private static final String THEME = "theme";

  private static final String LANGUAGE = "language";
  private static final String ZONE = "zone";
  private static final String KEYS = "keys";
  private static final String OFF = "off";
  private static final String PREFIX = "waybill-";

  private static final Set<String> THEMES = Set.of("light", "dark");

  /** What the cookies say; what they do not or no longer may say is as usual. */
  Preferences read(RoutingContext context) {
    return new Preferences(
        kept(context, THEME).filter(THEMES::contains).orElse(Preferences.USUAL.theme()),
        kept(context, LANGUAGE)
            .filter(Words.LANGUAGES::contains)
            .or(() -> asked(context))
            .orElse(Preferences.USUAL.language()),
        kept(context, ZONE).flatMap(Visit::zone).orElse(Preferences.USUAL.zone()),
        kept(context, KEYS).filter(OFF::equals).isEmpty());
  }

  /** Keeps what a form says; what it leaves to us is as usual from now on. */
  void keep(RoutingContext context) {
    keep(context, THEME, Page.field(context, THEME), THEMES::contains);
    keep(context, LANGUAGE, Page.field(context, LANGUAGE), Words.LANGUAGES::contains);
    keep(context, KEYS, Page.field(context, KEYS), OFF::equals);
    keep(
        context,
        ZONE,
        Page.field(context, ZONE).strip(),
        name -> Visit.zone(name).map(ZoneId::getId).filter(name::equals).isPresent());
  }

  private void keep(RoutingContext context, String name, String value, Predicate<String> allowed) {
    if (allowed.test(value)) {
      cookies.keep(context, PREFIX + name, value);
    } else {
      cookies.remove(context, PREFIX + name);
    }
  }

  private Optional<String> kept(RoutingContext context, String name) {
    return cookies.read(context, PREFIX + name);
  }

  private static Optional<String> asked(RoutingContext context) {
    String header = context.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    if (header == null || header.length() > 500) {
      return Optional.empty();
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      return Optional.ofNullable(Locale.lookupTag(ranges, Words.LANGUAGES));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
