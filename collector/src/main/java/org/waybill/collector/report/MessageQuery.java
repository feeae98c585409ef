package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.wire.MessageId;

/** What a search for messages asks, read from its parameters: the same for API and page. */
record MessageQuery(MessageFilter filter, Optional<MessageCursor> after) {

  static MessageQuery read(Query query) {
    MessageFilter filter =
        new MessageFilter(
            query.value("messageId", "takes a Message-ID, with or without <>", MessageId::of),
            query.text("sender"),
            query.text("recipient"),
            query.text("subject"),
            query.time("since"),
            query.time("until"));
    return new MessageQuery(filter, query.cursor("after", MessageCursor::parse));
  }
}
