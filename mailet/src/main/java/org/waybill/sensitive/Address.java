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

  private static final Cutter HOST = new Cutter("/?#:");
  private static final Cutter LABELS = new Cutter(".");
  private static final Cutter SEGMENTS = new Cutter("/;!&=");
  private static final Cutter PARAMETERS = new Cutter("&;");
  private static final Cutter VALUES = new Cutter("/?&=#;,");
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
    String host = rest.substring(0, HOST.end(rest, 0)).toLowerCase(Locale.ROOT);
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

    /** All labels but the last two. */
    private void subDomains(String host) {
      int end = host.lastIndexOf('.', host.lastIndexOf('.') - 1);
      for (int start = 0; start < end; start = LABELS.end(host, start) + 1) {
        word(host.substring(start, LABELS.end(host, start)));
      }
    }

    private void segments(String path) {
      String before = "";
      for (int start = 0; start < path.length(); start = SEGMENTS.end(path, start) + 1) {
        String segment = decode(path.substring(start, SEGMENTS.end(path, start)));
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
      for (int start = 0; start < query.length(); start = PARAMETERS.end(query, start) + 1) {
        parameter(query.substring(start, PARAMETERS.end(query, start)));
      }
    }

    private void parameter(String parameter) {
      String name = decode(before(parameter, '='));
      if (!rules.isCampaign(name)) {
        word(name);
        value(name, decode(after(parameter, '=')));
      }
    }

    private void value(String name, String value) {
      for (int start = 0; start < value.length(); start = VALUES.end(value, start) + 1) {
        String part = value.substring(start, VALUES.end(value, start));
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
