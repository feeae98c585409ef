package org.waybill.sensitive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.waybill.idna.HostNames;

/**
 * Compares what a link's text shows with where it leads: a text that shows one domain over a link
 * to another looks like phishing to filters and readers, and is left to look as it did.
 */
final class LabelGuard {

  /** A host name with or without a scheme; behind an at sign it is an address's. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._/-])(https?:/{0,2})?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})[.。])+[\\p{L}][\\p{L}\\p{N}-]{1,62})(?![\\p{L}\\p{N}@-])",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> GENERIC =
      Set.of(
          "academy",
          "app",
          "biz",
          "blog",
          "cloud",
          "club",
          "com",
          "company",
          "dev",
          "edu",
          "email",
          "eu",
          "events",
          "example",
          "finance",
          "gov",
          "group",
          "info",
          "int",
          "life",
          "link",
          "live",
          "media",
          "mil",
          "mobi",
          "museum",
          "name",
          "net",
          "network",
          "news",
          "online",
          "org",
          "page",
          "pro",
          "shop",
          "site",
          "solutions",
          "space",
          "store",
          "team",
          "tech",
          "test",
          "today",
          "top",
          "travel",
          "uk",
          "website",
          "work",
          "world",
          "xyz",
          "zone",
          "бг",
          "бел",
          "рф",
          "срб",
          "укр",
          "中国",
          "中國",
          "台灣",
          "香港",
          "한국");

  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private LabelGuard() {}

  /** Whether the text shows a host that is not certainly the target's own domain. */
  static boolean objects(String host, String label) {
    return HOST.matcher(label)
        .results()
        .filter(LabelGuard::isMeant)
        .anyMatch(shown -> !isOwn(shown.group(2), host));
  }

  /** {@code Node.js} and {@code index.html} are none; a scheme or {@code www.} settles it. */
  private static boolean isMeant(MatchResult shown) {
    String host = shown.group(2).toLowerCase(Locale.ROOT);
    String last = host.substring(Math.max(host.lastIndexOf('.'), host.lastIndexOf('。')) + 1);
    return shown.group(1) != null
        || host.startsWith("www.")
        || GENERIC.contains(last)
        || COUNTRIES.contains(last.toUpperCase(Locale.ROOT))
        || last.startsWith("xn--");
  }

  private static boolean isOwn(String shown, String host) {
    Optional<String> ascii = HostNames.toAscii(shown.toLowerCase(Locale.ROOT));
    return ascii.isPresent() && RegistrableDomain.isShared(ascii.get(), host);
  }
}
