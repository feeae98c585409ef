package org.waybill.plan;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.waybill.message.EncodedWords;
import org.waybill.message.HeaderField;
import org.waybill.message.Headers;
import org.waybill.message.Message;
import org.waybill.sensitive.MessageFacts;
import org.waybill.sensitive.Rules;

/** Gathers what a message's links are judged by. */
final class LinkFacts {

  private static final String UNSUBSCRIBE = "list-unsubscribe";

  private LinkFacts() {}

  static MessageFacts of(Message message, List<ShownLeaf> readable, Rules rules) {
    Headers headers = message.root().headers();
    return new MessageFacts(
        EncodedWords.decode(headers.value("subject")),
        () -> readable.stream().map(ShownLeaf::visibleText).collect(Collectors.joining(" ")),
        values(headers, UNSUBSCRIBE::equals),
        values(headers, name -> name.startsWith("list-") && !name.equals(UNSUBSCRIBE)),
        values(headers, rules::namesHeader).stream().map(EncodedWords::decode).toList());
  }

  private static List<String> values(Headers headers, Predicate<String> name) {
    return headers.fields().stream()
        .filter(field -> name.test(field.name()))
        .map(HeaderField::value)
        .toList();
  }
}
