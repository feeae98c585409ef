package org.waybill.plan;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads the domains out of a From header (RFC 5322 section 3.6.2): enough to tell whose it is. */
final class FromDomains {

  private FromDomains() {}

  /**
   * Reads a header value.
   *
   * @return the domains in lower case; an address without one gives empty text, which is nobody's
   */
  static Set<String> of(String value) {
    Set<String> domains = new HashSet<>();
    for (String address : bare(value).split("[,;]", -1)) {
      if (!address.isBlank()) {
        domains.add(domain(address));
      }
    }
    return domains;
  }

  private static String domain(String address) {
    int open = address.lastIndexOf('<');
    int close = address.indexOf('>', open + 1);
    String spec =
        open < 0 ? address : address.substring(open + 1, close < 0 ? address.length() : close);
    int at = spec.lastIndexOf('@');
    return at < 0 ? "" : spec.substring(at + 1).strip().toLowerCase(Locale.ROOT);
  }

  /** Takes out comments and quoted strings: commas and brackets in them separate nothing. */
  private static String bare(String value) {
    StringBuilder out = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && (quoted || depth > 0)) {
        i++;
      } else if (c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (c == '(' && !quoted) {
        depth++;
      } else if (c == ')' && depth > 0 && !quoted) {
        depth--;
      } else if (!quoted && depth == 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
