package org.waybill.collector.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.search.Search;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.wire.MessageId;

/**
 * What a search for messages asks, read from its parameters: the same for API and page.
 *
 * @param filter what must hold
 * @param search the query that went into it, with what is wrong with it
 */
record MessageQuery(MessageFilter filter, Search search) {

  static final Parameter<MessageCursor> AFTER = Parameter.cursor("after", MessageCursor::parse);

  private static final Parameter<Search> Q =
      Parameter.parsed(
          "q",
          "A search as it is typed: words, \"phrases\", -not, (a OR b), id: from: to: subject:"
              + " domain: tag: campaign: variant: link: host: is: reason: opens: clicks: after:"
              + " before: newer_than: older_than:. A wrong term does not apply and stands in"
              + " ignored.",
          "takes a search that is not empty",
          text -> text.isBlank() ? Optional.empty() : Optional.of(Search.parse(text)),
          "from:news@sender.example newer_than:7d");

  private static final Parameter<MessageId> MESSAGE_ID =
      Parameter.parsed(
          "messageId",
          "The whole Message-ID, with or without <>.",
          "takes a Message-ID, with or without <>",
          MessageId::of,
          "msg-1@sender.example");

  private static final Parameter<String> SENDER =
      Parameter.text("sender", "The whole envelope sender, in any case.", "news@sender.example");

  private static final Parameter<String> RECIPIENT =
      Parameter.text(
          "recipient", "The whole address of one recipient, in any case.", "r1@there.example");

  private static final Parameter<String> SUBJECT =
      Parameter.text("subject", "A part of the subject, in any case.", "invoice");

  private static final Parameter<Instant> SINCE = Parameter.time("since", "Not sent before.");

  private static final Parameter<Instant> UNTIL = Parameter.time("until", "Sent before.");

  /** All of them but the place to go on from. */
  static final List<Parameter<?>> PARAMETERS =
      List.of(Q, MESSAGE_ID, SENDER, RECIPIENT, SUBJECT, SINCE, UNTIL);

  static MessageQuery read(Asked asked, Instant now) {
    Search search = asked.value(Q).orElse(Search.EMPTY);
    MessageFilter filter =
        new MessageFilter(
            asked.value(MESSAGE_ID),
            asked.value(SENDER),
            asked.value(RECIPIENT),
            asked.value(SUBJECT),
            asked.value(SINCE),
            asked.value(UNTIL),
            search.at(now));
    return new MessageQuery(filter, search);
  }

  /** Whether anything was typed, be it wrong. */
  boolean isSearch() {
    return !search.equals(Search.EMPTY);
  }
}
