package org.waybill.sensitive;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An http(s) URL taken apart.
 *
 * @param host in lower case, without a port
 * @param path as found
 * @param wordings where words are looked for: sub-domains, segments, neighbouring segments, names
 *     and values of parameters, all decoded
 * @param values segments and values of parameters that may hold a secret
 * @param named values whose parameter's name says that they hold one
 */
record Address(
    String host, String path, List<Wording> wordings, List<String> values, List<String> named) {

  private static final String INSIDE_VALUE = "[/?&=#;,]";

  Address {
    wordings = List.copyOf(wordings);
    values = List.copyOf(values);
    named = List.copyOf(named);
  }

  /** Takes a URL apart; parameters that only name a campaign are left out of the pieces. */
  static Address of(String url, Rules rules) {
    String rest = withoutScheme(url);
    String fragment = after(rest, '#');
    String beforeFragment = before(rest, '#');
    String query = after(beforeFragment, '?');
    String place = before(beforeFragment, '?');
    String host = before(before(place, '/'), ':').toLowerCase(Locale.ROOT);
    String path = place.substring(before(place, '/').length());
    return new Reading(rules).read(host, path, query, fragment);
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
    private final List<String> pieces = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> named = new ArrayList<>();

    Reading(Rules rules) {
      this.rules = rules;
    }

    Address read(String host, String path, String query, String fragment) {
      subDomains(host);
      segments(path);
      parameters(query);
      segments(before(fragment, '?'));
      parameters(after(fragment, '?'));
      List<Wording> wordings = pieces.stream().map(Wording::of).toList();
      return new Address(host, path, wordings, values, named);
    }

    private void subDomains(String host) {
      String[] labels = host.split("\\.", -1);
      for (int i = 0; i < labels.length - 2; i++) {
        pieces.add(labels[i]);
      }
    }

    private void segments(String path) {
      List<String> segments =
          Stream.of(path.split("[/;!&=]", -1))
              .map(Reading::decode)
              .filter(segment -> !segment.isBlank())
              .toList();
      pieces.addAll(segments);
      values.addAll(segments);
      for (int i = 1; i < segments.size(); i++) {
        pieces.add(segments.get(i - 1) + " " + segments.get(i));
      }
    }

    private void parameters(String query) {
      for (String parameter : query.split("[&;]", -1)) {
        String name = decode(before(parameter, '='));
        if (!rules.isCampaign(name)) {
          pieces.add(name);
          value(name, decode(after(parameter, '=')));
        }
      }
    }

    private void value(String name, String value) {
      List<String> parts =
          Stream.of(value.split(INSIDE_VALUE, -1)).filter(part -> !part.isBlank()).toList();
      pieces.addAll(parts);
      values.addAll(parts);
      if (rules.isSecretName(name) && value.length() > 3) {
        named.add(value);
      }
    }

    private static String decode(String text) {
      try {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return text; // a stray percent sign: read as it stands
      }
    }
  }
}
