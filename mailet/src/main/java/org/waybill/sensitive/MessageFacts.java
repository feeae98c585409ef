package org.waybill.sensitive;

import java.util.List;

/**
 * What links are judged by besides themselves.
 *
 * @param subject as shown; may be empty
 * @param text a sample of the visible text; may be empty
 * @param unsubscribe values of List-Unsubscribe (RFC 2369): comma-separated URLs in angle brackets
 * @param lists values of the other List- fields
 */
public record MessageFacts(
    String subject, String text, List<String> unsubscribe, List<String> lists) {

  public MessageFacts {
    unsubscribe = List.copyOf(unsubscribe);
    lists = List.copyOf(lists);
  }
}
