package org.waybill.sensitive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An http(s) URL taken apart.
 *
 * @param host in lower case, without a port
 * @param path as found
 * @param wordings where words are looked for: sub-domains, segments, neighbouring segments, names
 *     and values of parameters, all decoded
 * @param secret whether it carries something that looks like a secret, or is named as one
 * @param unguessable whether it carries something that nobody guesses
 */
record Address(
    String host, String path, List<Wording> wordings, boolean secret, boolean unguessable) {

  private static final String ENDS_OF_SEGMENTS = "/;!&=";
  private static final String ENDS_OF_PARAMETERS = "&;";
  private static final String ENDS_OF_VALUES = "/?&=#;,";
  private static final int SHORTEST_NAMED_SECRET = 4;

  Address {
    wordings = List.copyOf(wordings);
  }

  /** Takes a URL apart; parameters that only name a campaign are left out of the pieces. */
  static Address of(String url, Rules rules) {
    String rest = withoutScheme(url);
    String fragment = after(rest, '#');
    String beforeFragment = before(rest, '#');
    String query = after(beforeFragment, '?');
    String place = before(beforeFragment, '?');
    String path = place.substring(before(place, '/').length());
    return new Reading(rules).read(host(url), path, query, fragment);
  }

  /** The host alone, in lower case, without a port and without the root's dot. */
  static String host(String url) {
    String rest = withoutScheme(url);
    int end = 0;
    while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String host = rest.substring(0, end).toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** What stands behind {@code ://}, or all of it. */
  static String withoutScheme(String url) {
    int mark = url.indexOf("://");
    return mark < 0 ? url : url.substring(mark + "://".length());
  }

  private static String before(String text, char end) {
    int at = text.indexOf(end);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String after(String text, char start) {
    int at = text.indexOf(start);
    return at < 0 ? "" : text.substring(at + 1);
  }

  /** Collects the parts of one URL. */
  private static final class Reading {
    private final Rules rules;
    private final List<Wording> wordings = new ArrayList<>();
    private boolean secret;
    private boolean unguessable;

    Reading(Rules rules) {
      this.rules = rules;
    }

    Address read(String host, String path, String query, String fragment) {
      subDomains(host);
      segments(path);
      parameters(query);
      segments(before(fragment, '?'));
      parameters(after(fragment, '?'));
      return new Address(host, path, wordings, secret, unguessable);
    }

    private void subDomains(String host) {
      List<String> labels = parts(host, ".");
      for (int i = 0; i < labels.size() - 2; i++) {
        word(labels.get(i));
      }
    }

    private void segments(String path) {
      String before = "";
      for (String part : parts(path, ENDS_OF_SEGMENTS)) {
        String segment = decode(part);
        if (!segment.isBlank()) {
          word(segment);
          weigh(segment);
          if (!before.isEmpty()) {
            word(before + " " + segment);
          }
          before = segment;
        }
      }
    }

    private void parameters(String query) {
      for (String parameter : parts(query, ENDS_OF_PARAMETERS)) {
        String name = decode(before(parameter, '='));
        if (!rules.isCampaign(name)) {
          word(name);
          value(name, decode(after(parameter, '=')));
        }
      }
    }

    private void value(String name, String value) {
      for (String part : parts(value, ENDS_OF_VALUES)) {
        if (!part.isBlank()) {
          word(part);
          weigh(part);
        }
      }
      secret |= value.length() >= SHORTEST_NAMED_SECRET && rules.isSecretName(name);
    }

    private void word(String piece) {
      Wording wording = Wording.of(piece);
      if (wording.length() > 1) {
        wordings.add(wording);
      }
    }

    private void weigh(String piece) {
      Randomness randomness = Randomness.of(piece);
      secret |= randomness.likely();
      unguessable |= randomness.bits() >= Randomness.UNGUESSABLE_BITS;
    }

    /** What stands between any of some characters. */
    private static List<String> parts(String text, String ends) {
      if (text.isEmpty()) {
        return List.of();
      }
      List<String> parts = new ArrayList<>();
      int start = 0;
      for (int i = 0; i < text.length(); i++) {
        if (ends.indexOf(text.charAt(i)) >= 0) {
          parts.add(text.substring(start, i));
          start = i + 1;
        }
      }
      parts.add(text.substring(start));
      return parts;
    }

    private static String decode(String text) {
      if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
        return text;
      }
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text; // a stray percent sign: read as it stands
      }
    }
  }
}
