package org.waybill.sensitive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waybill.idna.HostNames;

/** A part of a list of rules, and what its entries look like; {@code links.txt} explains them. */
enum Section {
  ALWAYS("words with two letters or digits at least, a * only at the end and behind three"),
  SECRET(ALWAYS.allowed),
  MOMENT(ALWAYS.allowed),
  HOSTS("a host name, or one with the beginning of a path, such as shop.example/cart"),
  PARAMETERS("the name of a parameter, without blanks"),
  CAMPAIGN("the name of a parameter, without blanks; a * only at the end"),
  HEADERS("the name of a header field, without a colon");

  private static final int SHORTEST_WORD = 2;
  private static final int SHORTEST_BEGINNING = 3;

  private final String allowed;

  Section(String allowed) {
    this.allowed = allowed;
  }

  /** What an entry may be, in words for the admin. */
  String allowed() {
    return allowed;
  }

  /** How it stands in a list. */
  String title() {
    return "[" + name().toLowerCase(Locale.ROOT) + "]";
  }

  static Optional<Section> of(String title) {
    return Arrays.stream(values()).filter(section -> section.title().equals(title)).findFirst();
  }

  static String titles() {
    return Arrays.stream(values()).map(Section::title).collect(Collectors.joining(", "));
  }

  boolean allows(String entry) {
    return switch (this) {
      case ALWAYS, SECRET, MOMENT -> isPhrase(entry);
      case HOSTS -> isHost(entry);
      case PARAMETERS -> entry.matches("[^\\s*]+");
      case CAMPAIGN -> entry.matches("[^\\s*]+\\*?");
      case HEADERS -> entry.matches("[!-9;-~]+"); // RFC 5322 section 2.2
    };
  }

  private static boolean isPhrase(String entry) {
    int star = entry.indexOf('*');
    int shortest = star < 0 ? SHORTEST_WORD : SHORTEST_BEGINNING;
    return (star < 0 || star == entry.length() - 1)
        && Phrase.of(entry).compact().length() >= shortest;
  }

  private static boolean isHost(String entry) {
    int slash = entry.indexOf('/');
    String host = slash < 0 ? entry : entry.substring(0, slash);
    return host.indexOf('*') < 0 && HostNames.toAscii(host).isPresent();
  }

  /** The form in which two spellings of an entry are one. */
  String canonical(String entry) {
    return switch (this) {
      case ALWAYS, SECRET, MOMENT -> Phrase.of(entry).toString();
      case HOSTS -> canonicalHost(entry);
      case PARAMETERS, CAMPAIGN, HEADERS -> entry.toLowerCase(Locale.ROOT);
    };
  }

  private static String canonicalHost(String entry) {
    int slash = entry.indexOf('/');
    String host = slash < 0 ? entry : entry.substring(0, slash);
    return HostNames.toAscii(host).orElse(host) + (slash < 0 ? "" : entry.substring(slash));
  }
}
