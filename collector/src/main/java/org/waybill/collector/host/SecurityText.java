package org.waybill.collector.host;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The file {@code security.txt} (RFC 9116) of the tracking hosts. Immutable.
 *
 * @param contact whom to tell
 * @param hosts the names under which the file is to be found; none where nobody named them
 */
record SecurityText(Contact contact, List<String> hosts) {

  /** RFC 9116 section 2.5.5 recommends less than a year. */
  private static final Duration LIFE = Duration.ofDays(180);

  static SecurityText of(Contact contact, Collection<String> hosts) {
    return new SecurityText(contact, List.copyOf(new TreeSet<>(hosts)));
  }

  /** It is the same all day, so that whoever compares it sees no change. */
  String at(Instant now) {
    StringBuilder text = new StringBuilder();
    line(text, "Contact", contact.uri());
    line(text, "Expires", now.truncatedTo(ChronoUnit.DAYS).plus(LIFE).toString());
    line(text, "Preferred-Languages", "en, de");
    for (String host : hosts) {
      line(text, "Canonical", "https://" + host + "/.well-known/security.txt");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
