package org.waybill.killswitch;

import java.util.List;
import java.util.Set;
import org.waybill.idna.HostNames;

/**
 * Whose mail is switched off: everybody's, or that of a domain and its sub-domains.
 *
 * @param name {@code *}, or the domain's lower-case A-label
 */
public record Scope(String name) implements Comparable<Scope> {

  /** Everybody's mail. */
  public static final Scope ALL = new Scope("*");

  /** Characters of a domain that the collector can be told of; no real one is as long. */
  private static final int LONGEST = 200;

  /** How one is written, in words for people. */
  public static final String ALLOWED = "* for all mail, or a domain such as customer.example";

  /**
   * Reads one; {@code all} is {@code *} too.
   *
   * @throws IllegalArgumentException saying what was found and what is allowed
   */
  public static Scope parse(String text) {
    String word = text.strip();
    if (word.equals(ALL.name) || word.equalsIgnoreCase("all")) {
      return ALL;
    }
    return new Scope(
        HostNames.toAscii(word)
            .filter(
                name -> name.indexOf('.') > 0 && !name.endsWith(".") && name.length() <= LONGEST)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' is nothing to switch off; it takes " + ALLOWED)));
  }

  /** Whether it is everybody's. */
  public boolean isAll() {
    return equals(ALL);
  }

  /** Whether mail of any of these domains is meant; in any spelling. */
  boolean holds(Set<String> domains) {
    return isAll() || domains.stream().anyMatch(domain -> lineage(domain).contains(name));
  }

  private static List<String> lineage(String domain) {
    return HostNames.lineage(HostNames.toAscii(domain).orElse(domain));
  }

  @Override
  public int compareTo(Scope other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return isAll() ? "all mail" : "mail from " + name;
  }
}
