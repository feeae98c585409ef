package org.waybill.collector.host;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Whom to tell of abuse. Immutable.
 *
 * @param uri {@code mailto:} or {@code https:}, ASCII
 * @param shown the address or URL for people
 */
public record Contact(String uri, String shown) {

  private static final String ADDRESS =
      "[!#$%&'*+/0-9=?A-Z^_`a-z{|}~.-]{1,64}@[0-9A-Za-z.-]{1,253}";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException for anything else than a plain mail address or an https URL
   */
  public static Contact parse(String text) {
    if (text.matches(ADDRESS)) {
      return new Contact("mailto:" + text.replace("%", "%25").replace("?", "%3F"), text);
    }
    try {
      URI uri = new URI(text);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        return new Contact(uri.toASCIIString(), text);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
    throw new IllegalArgumentException(text);
  }
}
