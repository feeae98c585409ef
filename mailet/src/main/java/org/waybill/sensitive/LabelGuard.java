package org.waybill.sensitive;

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

  /** What UTS #46 takes for the dot of a host name. */
  private static final String DOTS = ".\u3002\uff0e\uff61";

  /** A host name with or without a scheme; behind an at sign it is an address's. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@._/-])(https?:/{0,2})?((?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})["
              + DOTS
              + "])+[\\p{L}][\\p{L}\\p{N}-]{1,62})(?![\\p{L}\\p{N}@-])",
          Pattern.CASE_INSENSITIVE);

  /** Names that stand for any other in examples and tests (RFC 2606); nobody registers there. */
  private static final Set<String> RESERVED = Set.of("example", "test");

  private LabelGuard() {}

  /** Whether the text shows a host that is not certainly the target's own domain. */
  static boolean objects(String host, String label) {
    return hasDotInside(label)
        && HOST.matcher(label)
            .results()
            .filter(LabelGuard::isMeant)
            .anyMatch(shown -> !isOwn(shown.group(2), host));
  }

  /** Most texts have no dot, or one behind a sentence, and need no closer look. */
  private static boolean hasDotInside(String label) {
    for (int i = 1; i < label.length() - 1; i++) {
      if (DOTS.indexOf(label.charAt(i)) >= 0
          && mayBeOfName(label.charAt(i - 1))
          && mayBeOfName(label.charAt(i + 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeOfName(char c) {
    return c >= 0x80 || c == '-' || Character.isLetterOrDigit(c);
  }

  /** {@code Node.js} and {@code index.html} are none; a scheme or {@code www.} settles it. */
  private static boolean isMeant(MatchResult shown) {
    String host = shown.group(2).toLowerCase(Locale.ROOT);
    if (shown.group(1) != null || host.startsWith("www.")) {
      return true;
    }
    String ascii = HostNames.toAscii(host).orElse(host);
    String last = ascii.substring(ascii.lastIndexOf('.') + 1);
    return RESERVED.contains(last)
        || last.startsWith("xn--")
        || RegistrableDomain.hasKnownSuffix(ascii);
  }

  private static boolean isOwn(String shown, String host) {
    Optional<String> ascii = HostNames.toAscii(shown.toLowerCase(Locale.ROOT));
    return ascii.isPresent() && RegistrableDomain.isShared(ascii.get(), host);
  }
}
