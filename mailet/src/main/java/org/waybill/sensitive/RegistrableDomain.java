package org.waybill.sensitive;

import java.util.List;
import java.util.Set;

/**
 * The part of a host name that somebody registered, told without the Public Suffix List: where a
 * suffix of two labels is likely, three labels count, so two hosts are rather taken for strangers
 * than for relatives.
 */
final class RegistrableDomain {

  /** Second-level names below which countries register. */
  private static final Set<String> SECOND_LEVEL =
      Set.of(
          "ac", "asso", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "govt", "gv", "id",
          "info", "ltd", "me", "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "pp", "sch",
          "web");

  /** Where everybody's pages lie side by side. */
  private static final Set<String> SHARED =
      Set.of(
          "azurewebsites.net",
          "blogspot.com",
          "cloudfront.net",
          "firebaseapp.com",
          "fly.dev",
          "github.io",
          "gitlab.io",
          "herokuapp.com",
          "myshopify.com",
          "netlify.app",
          "pages.dev",
          "render.com",
          "vercel.app",
          "web.app",
          "wixsite.com",
          "wordpress.com",
          "workers.dev");

  private RegistrableDomain() {}

  /** Whether both hosts, in lower case, are certainly one registrant's. */
  static boolean isShared(String host, String other) {
    return host.equals(other) || of(host).equals(of(other));
  }

  private static String of(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    int size = labels.size();
    if (size < 2 || isNumber(labels.get(size - 1))) {
      return host;
    }
    String two = String.join(".", labels.subList(size - 2, size));
    boolean country = labels.get(size - 1).length() == 2;
    boolean suffix =
        (country && SECOND_LEVEL.contains(labels.get(size - 2))) || SHARED.contains(two);
    return suffix && size > 2 ? String.join(".", labels.subList(size - 3, size)) : two;
  }

  private static boolean isNumber(String label) {
    return !label.isEmpty() && label.chars().allMatch(Character::isDigit);
  }
}
