package org.waybill.sensitive;

import java.util.List;
import java.util.function.Supplier;

/**
 * What links are judged by besides themselves.
 *
 * @param subject as shown; may be empty
 * @param text a sample of the visible text; asked for once at most, and only where a link makes it
 *     count
 * @param unsubscribe values of List-Unsubscribe (RFC 2369): comma-separated URLs in angle brackets
 * @param lists values of the other List- fields
 * @param marks values of the fields that {@link Rules#namesHeader} names
 */
public record MessageFacts(
    String subject,
    Supplier<String> text,
    List<String> unsubscribe,
    List<String> lists,
    List<String> marks) {

  public MessageFacts {
    unsubscribe = List.copyOf(unsubscribe);
    lists = List.copyOf(lists);
    marks = List.copyOf(marks);
  }
}
