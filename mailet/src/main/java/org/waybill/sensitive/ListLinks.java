package org.waybill.sensitive;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The links that the message's List- fields name (RFC 2369).
 *
 * @param exact scheme, fragment and a last slash taken off
 * @param endpoints those of List-Unsubscribe, the query taken off too
 */
record ListLinks(Set<String> exact, Set<String> endpoints) {

  private static final ListLinks NONE = new ListLinks(Set.of(), Set.of());

  private static final Pattern URL =
      Pattern.compile("<\\s*(https?://[^>\\s]+)\\s*>", Pattern.CASE_INSENSITIVE);

  ListLinks {
    exact = Set.copyOf(exact);
    endpoints = Set.copyOf(endpoints);
  }

  static ListLinks of(MessageFacts facts) {
    if (facts.unsubscribe().isEmpty() && facts.lists().isEmpty()) {
      return NONE;
    }
    Set<String> unsubscribe = urls(facts.unsubscribe());
    Set<String> exact = urls(facts.lists());
    exact.addAll(unsubscribe);
    Set<String> endpoints = new HashSet<>();
    for (String url : unsubscribe) {
      if (endpoint(url).indexOf('/') > 0) { // a home page is no endpoint
        endpoints.add(endpoint(url));
      }
    }
    return new ListLinks(exact, endpoints);
  }

  private static Set<String> urls(List<String> values) {
    Set<String> urls = new HashSet<>();
    for (String value : values) {
      for (Matcher found = URL.matcher(value); found.find(); ) {
        urls.add(plain(found.group(1)));
      }
    }
    return urls;
  }

  /** Whether one of them is this, or List-Unsubscribe's with another query. */
  boolean name(String target) {
    if (exact.isEmpty()) {
      return false; // what List-Unsubscribe names is among them
    }
    String plain = plain(target);
    return exact.contains(plain) || endpoints.contains(endpoint(plain));
  }

  private static String plain(String url) {
    int fragment = url.indexOf('#');
    String whole = fragment < 0 ? url : url.substring(0, fragment);
    String rest = Address.withoutScheme(whole);
    int slash = rest.indexOf('/');
    String host = slash < 0 ? rest : rest.substring(0, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    return host.toLowerCase(Locale.ROOT)
        + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static String endpoint(String plain) {
    int query = plain.indexOf('?');
    return query < 0 ? plain : plain.substring(0, query);
  }
}
