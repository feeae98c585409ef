package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.waybill.collector.report.MessageView.CopyRow;
import org.waybill.collector.report.MessageView.EventRow;
import org.waybill.collector.report.MessageView.Figure;
import org.waybill.collector.report.MessageView.LinkRow;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.Mode;

/** Makes the page of a message out of what the store says. */
final class MessageViews {

  /** More rows than this and nobody reads them; the API has them all. */
  private static final int COPIES = 200;

  private static final String SHARED = "*";

  private MessageViews() {}

  static MessageView of(
      Frame frame,
      MessageDetail detail,
      List<Event> events,
      Optional<String> first,
      Optional<String> next) {
    MessageSummary message = detail.summary();
    return new MessageView(
        frame,
        Shown.of(message.subject()),
        Shown.of(message.sender()),
        Shown.of(message.from().equals(message.sender()) ? "" : message.from()),
        Moment.of(message.sentAt()),
        mode(message.mode()),
        message.messageId().map(id -> Shown.of(id.value())),
        message.tag().map(Shown::of),
        made(detail),
        opens(detail),
        clicks(detail),
        detail.copies().stream().limit(COPIES).map(MessageViews::copy).toList(),
        Math.max(0, detail.copies().size() - COPIES),
        detail.links().stream().map(MessageViews::link).toList(),
        events.stream().map(MessageViews::event).toList(),
        first,
        next,
        "/api/v1/messages/" + message.id());
  }

  private static Figure made(MessageDetail detail) {
    int recipients = detail.copies().stream().mapToInt(CopyFigures::recipients).sum();
    return new Figure(
        Numbers.grouped(detail.copies().size()),
        "for " + Numbers.counted(recipients, "recipient", "recipients"));
  }

  private static Figure opens(MessageDetail detail) {
    long opened = detail.copies().stream().filter(copy -> copy.opens().total() > 0).count();
    return new Figure(
        Numbers.grouped(detail.summary().opens().total()),
        "of the pictures of " + Numbers.counted(opened, "copy", "copies"));
  }

  private static Figure clicks(MessageDetail detail) {
    long clicked = detail.copies().stream().filter(copy -> copy.clicks().total() > 0).count();
    return new Figure(
        Numbers.grouped(detail.summary().clicks().total()),
        "on the links of " + Numbers.counted(clicked, "copy", "copies"));
  }

  private static String mode(Mode mode) {
    return switch (mode) {
      case OFF -> "off: nothing is recorded";
      case AGGREGATE -> "aggregate: figures for the message only";
      case DATE -> "date: figures by day only";
      case PSEUDONYMOUS -> "pseudonymous: a code in place of the recipient";
      case IDENTIFIED -> "identified: hits are recorded with the recipient";
    };
  }

  private static CopyRow copy(CopyFigures copy) {
    return new CopyRow(
        recipient(copy.recipient()),
        note(copy),
        Numbers.grouped(copy.opens().total()),
        moment(copy.opens().firstAt()),
        moment(copy.opens().lastAt()),
        Numbers.grouped(copy.clicks().total()),
        Numbers.listed(copy.clicked()));
  }

  private static String note(CopyFigures copy) {
    boolean hit = copy.opens().total() + copy.clicks().total() > 0;
    String shared =
        copy.recipients() == 1
            ? ""
            : "shared by " + Numbers.counted(copy.recipients(), "recipient", "recipients") + ". ";
    String abandoned =
        copy.abandoned()
            .map(
                reason ->
                    hit
                        ? "Reported as not handed over ("
                            + reason
                            + "), but hits prove it went out."
                        : "Not handed over: " + reason + ".")
            .orElse("");
    String seen =
        copy.fullViews().total() == 0
            ? ""
            : "Seen to its end "
                + Numbers.counted(copy.fullViews().total(), "time", "times")
                + ". ";
    return (shared + seen + abandoned).strip();
  }

  private static Shown recipient(String recipient) {
    return Shown.of(recipient.equals(SHARED) ? "all recipients together" : recipient);
  }

  private static LinkRow link(LinkFigures link) {
    return new LinkRow(
        link.number(),
        Shown.of(link.label()),
        ShownUrl.of(link.url()),
        Numbers.grouped(link.clicks().total()));
  }

  private static EventRow event(Event event) {
    return new EventRow(
        Moment.of(event.at()),
        what(event),
        event.type().counts(),
        recipient(event.recipient()),
        event.link() == 0 ? OptionalInt.empty() : OptionalInt.of(event.link()),
        Shown.of(event.userAgent()));
  }

  private static String what(Event event) {
    return switch (event.type()) {
      case OPEN -> "Open";
      case CLICK -> "Click";
      case FULL_VIEW -> "Seen to its end";
      case HEAD, OTHER -> Shown.of(event.method()).plain() + " request, not counted";
    };
  }

  private static Optional<Moment> moment(OptionalLong at) {
    return at.isPresent() ? Optional.of(Moment.of(at.getAsLong())) : Optional.empty();
  }
}
