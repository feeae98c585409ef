package org.waybill.collector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessagePage;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;

/** Answers for programs. Blocks on the store: for worker threads. */
final class Api {

  private static final int MESSAGES = 50;
  private static final int EVENTS = 1_000;

  /** A page of messages ends early with the message that brings it to so many copies. */
  private static final int COPIES = 1_000;

  private final Reports reports;

  Api(Reports reports) {
    this.reports = reports;
  }

  private record DetailPage(List<MessageDetail> items, Optional<MessageCursor> next) {}

  Answer messages(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    MessageQuery asked = MessageQuery.read(query);
    List<BadParameter> bad = query.bad(true);
    if (!bad.isEmpty()) {
      return Problem.of(bad).answer();
    }
    DetailPage page = page(reports.messages(asked.filter(), asked.after(), MESSAGES));
    return Answer.json(Json.write(json -> write(json, page)));
  }

  Answer message(String id, Map<String, List<String>> parameters) {
    List<BadParameter> bad = new Query(parameters).bad(true);
    if (!bad.isEmpty()) {
      return Problem.of(bad).answer();
    }
    return MessagePath.key(id)
        .flatMap(reports::message)
        .map(detail -> Answer.json(Json.write(json -> Json.message(json, detail))))
        .orElseGet(() -> unknownMessage(id).answer());
  }

  Answer events(Map<String, List<String>> parameters) {
    Query query = new Query(parameters);
    Optional<EventCursor> after = query.cursor("after", EventCursor::parse);
    List<BadParameter> bad = query.bad(true);
    if (!bad.isEmpty()) {
      return Problem.of(bad).answer();
    }
    List<Event> events = reports.events(after.orElse(EventCursor.START), EVENTS);
    if (events.isEmpty()) {
      return Answer.lines(new byte[0]);
    }
    return Answer.lines(
        Json.write(
            json -> {
              for (Event event : events) {
                Json.event(json, event);
              }
            }));
  }

  private static Problem unknownMessage(String id) {
    return Problem.of(
        404,
        "No such message",
        "No message has the id \"%s\"; ids stand in the list, /api/v1/messages?messageId= finds one by its Message-ID."
            .formatted(id));
  }

  private DetailPage page(MessagePage page) {
    List<MessageDetail> items = new ArrayList<>();
    int copies = 0;
    for (MessageSummary summary : page.items()) {
      if (copies >= COPIES) {
        return new DetailPage(items, Optional.of(items.getLast().summary().cursor()));
      }
      MessageDetail detail = reports.message(summary.id()).orElseThrow();
      items.add(detail);
      copies += detail.copies().size();
    }
    return new DetailPage(items, page.next());
  }

  private static void write(JsonGenerator json, DetailPage page) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("items");
    for (MessageDetail detail : page.items()) {
      Json.message(json, detail);
    }
    json.writeEndArray();
    Json.text(json, "next", page.next().map(MessageCursor::toString));
    json.writeEndObject();
  }
}
