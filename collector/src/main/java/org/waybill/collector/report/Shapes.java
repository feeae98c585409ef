package org.waybill.collector.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Type;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.search.Fault;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery.Bounced;
import org.waybill.collector.store.Delivery.Delivered;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.FoundCopy;
import org.waybill.collector.store.HitFigures;
import org.waybill.collector.store.LinkFigures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;
import org.waybill.wire.Mode;

/** What the API's answers hold, field by field; fields may be added, never renamed. */
final class Shapes {

  private static final Type<Optional<String>> TEXT_OR_NULL = Types.optional(Types.TEXT);
  private static final Type<Optional<Long>> TIME_OR_NULL = Types.optional(Types.TIME);

  static final Shape<HitFigures> HITS =
      Shape.<HitFigures>named("Hits", "How often something was opened or clicked, and by whom.")
          .with("total", "Every hit, whoever made it.", Types.COUNT, HitFigures::total)
          .with("persons", "By persons.", Types.COUNT, hits -> by(hits, Verdict.PERSON))
          .with("uncertain", "By either.", Types.COUNT, hits -> by(hits, Verdict.UNCERTAIN))
          .with("machine", "By machines.", Types.COUNT, hits -> by(hits, Verdict.MACHINE))
          .with(
              "shared",
              "Link previews: somebody passed the message on.",
              Types.COUNT,
              hits -> by(hits, Verdict.SHARED))
          .with(
              "internal",
              "From own networks, or by the sender.",
              Types.COUNT,
              hits -> by(hits, Verdict.INTERNAL))
          .with(
              "unsettled",
              "Not judged yet; that takes about ten minutes.",
              Types.COUNT,
              hits -> by(hits, Verdict.UNSETTLED))
          .build();

  static final Shape<Bounds> BOUNDS =
      Shape.<Bounds>named("Bounds", "A number of copies that nobody can know for certain.")
          .with("least", "Of which it is proven.", Types.COUNT, Bounds::least)
          .with("figure", "Of which it is likely: the headline.", Types.COUNT, Bounds::figure)
          .with("most", "Of which it is possible.", Types.COUNT, Bounds::most)
          .build();

  /** A copy and whether deliveries of its message are recorded: else nobody waits for one. */
  record CopyRow(CopyFigures copy, boolean recorded) {

    static List<CopyRow> of(MessageDetail detail) {
      boolean recorded = detail.summary().cohort().isRecorded();
      return detail.copies().stream().map(copy -> new CopyRow(copy, recorded)).toList();
    }
  }

  private static final Shape<CopyFigures> COPY_FACTS =
      Shape.<CopyFigures>named("CopyFacts", "One copy of a message.")
          .with("id", "Opaque, fit for a URL.", Types.TEXT, copy -> copy.copy().toString())
          .with(
              "recipient",
              "The recipient's address; * for a copy that several share.",
              Types.TEXT,
              CopyFigures::recipient)
          .with(
              "recipients",
              "How many envelope recipients share it.",
              Types.COUNT,
              copy -> (long) copy.recipients())
          .with(
              "abandoned",
              "Why the mailet did not hand it off; null where it did.",
              TEXT_OR_NULL,
              CopyFigures::abandoned)
          .with(
              "deliveredAt",
              "When the next server took it; null where that is not known.",
              TIME_OR_NULL,
              copy ->
                  copy.delivery() instanceof Delivered(long at)
                      ? Optional.of(at)
                      : Optional.empty())
          .with(
              "bouncedAt",
              "When it was refused for good; null where it was not, as far as is known.",
              TIME_OR_NULL,
              copy -> bounce(copy).map(Bounced::at))
          .with(
              "bounceReason",
              "What the refusing server said, without addresses; null where it was not refused.",
              TEXT_OR_NULL,
              copy -> bounce(copy).map(Bounced::reason))
          .with(
              "pixels",
              "How many pixels it carries; with 0 its opens cannot be seen.",
              Types.COUNT,
              copy -> (long) copy.pixels())
          .with("opens", "Loads of its pixel.", HITS, CopyFigures::opens)
          .with("clicks", "Requests for its links.", HITS, CopyFigures::clicks)
          .with(
              "firstOpenAt",
              "The first load of its pixel; null without one.",
              TIME_OR_NULL,
              copy -> boxed(copy.opens().firstAt()))
          .with(
              "lastOpenAt",
              "The last load of its pixel; null without one.",
              TIME_OR_NULL,
              copy -> boxed(copy.opens().lastAt()))
          .with(
              "fullViews",
              "Loads of a second pixel at the end, where there is one.",
              HITS,
              CopyFigures::fullViews)
          .build();

  static final Shape<CopyRow> COPY =
      Shape.<CopyRow>named("Copy", "One copy of a message.")
          .with(COPY_FACTS, CopyRow::copy)
          .with(
              "state",
              "Where it stands, by its strongest sign.",
              Types.word(State.values(), Wording::of),
              row -> Wording.of(row.copy().standing().state(row.recorded())))
          .build();

  /** A copy that a search found, with what names its message. */
  static final Shape<FoundCopy> FOUND_COPY =
      Shape.<FoundCopy>named("FoundCopy", "A copy that a search found.")
          .with("message", "Its message's id.", Types.TEXT, f -> f.message().id().toString())
          .with(
              "messageId",
              "The Message-ID without <>, or null.",
              TEXT_OR_NULL,
              found -> found.message().messageId().map(id -> id.value()))
          .with("subject", "The message's.", Types.TEXT, found -> found.message().subject())
          .with("sender", "The envelope sender.", Types.TEXT, found -> found.message().sender())
          .with("sentAt", "When it was sent.", Types.TIME, found -> found.message().sentAt())
          .with(COPY, found -> new CopyRow(found.figures(), found.message().cohort().isRecorded()))
          .build();

  static final Shape<LinkFigures> LINK =
      Shape.<LinkFigures>named("Link", "One link of a message, over all its copies.")
          .with("number", "From 1.", Types.COUNT, link -> (long) link.number())
          .with("url", "Where it leads to.", Types.TEXT, LinkFigures::url)
          .with("label", "The text a reader sees on it.", Types.TEXT, LinkFigures::label)
          .with("clicks", "Requests for it.", HITS, LinkFigures::clicks)
          .with(
              "persons",
              "Copies of which a person followed it, each counted once.",
              Types.COUNT,
              link -> link.copies().getOrDefault(Verdict.PERSON, 0L))
          .build();

  /** A message with its copies and links. */
  static final Shape<MessageDetail> MESSAGE =
      Shape.<MessageDetail>named("Message", "One message with its copies and links.")
          .with(facts(), MessageDetail::summary)
          .with("copies", "By recipient.", Types.list(COPY), CopyRow::of)
          .with("links", "By number.", Types.list(LINK), MessageDetail::links)
          .build();

  /** A message as a row of a table. */
  static final Shape<MessageSummary> MESSAGE_ROW =
      Shape.<MessageSummary>named("MessageRow", "One message without its copies and links.")
          .with(facts(), summary -> summary)
          .with(
              "copyCount",
              "How many copies were made.",
              Types.COUNT,
              summary -> (long) summary.copies())
          .build();

  static final Shape<Event> EVENT =
      Shape.<Event>named("Event", "A hit, or several alike folded into one, with its copy.")
          .with("id", "Its place: after= goes on from it.", Types.TEXT, e -> e.id().toString())
          .with(
              "type",
              "What it counts as; only open, full-view and click count.",
              Types.word(EventType.values(), EventType::word),
              event -> event.type().word())
          .with("at", "When it came.", Types.TIME, Event::at)
          .with(
              "hits",
              "How many requests it stands for; more than 1 where a flood was folded.",
              Types.COUNT,
              Event::hits)
          .with("message", "The message's id.", Types.TEXT, e -> e.message().toString())
          .with(
              "messageId",
              "Its Message-ID without <>, or null.",
              TEXT_OR_NULL,
              event -> event.messageId().map(id -> id.value()))
          .with("recipient", "The copy's recipient, * for several.", Types.TEXT, Event::recipient)
          .with(
              "link",
              "The link's number; null for a pixel.",
              Types.optional(Types.COUNT),
              event -> Optional.of((long) event.link()).filter(link -> link != 0))
          .with("url", "Where the link leads; null for a pixel.", TEXT_OR_NULL, Event::url)
          .with("userAgent", "As sent; may be empty.", Types.TEXT, Event::userAgent)
          .with(
              "device",
              "own: a person's own program; proxy: a mail provider's image proxy, behind which a"
                  + " person was; null where nothing can be told.",
              TEXT_OR_NULL,
              event -> device(event.device()))
          .with(
              "client",
              "The name of a person's own program, or null.",
              TEXT_OR_NULL,
              event -> own(event.device()).flatMap(Device.Own::client))
          .with(
              "system",
              "Its operating system, or null.",
              TEXT_OR_NULL,
              event -> own(event.device()).flatMap(Device.Own::system))
          .with(
              "country",
              "Where it was, ISO 3166-1, or null.",
              TEXT_OR_NULL,
              event -> own(event.device()).flatMap(Device.Own::country))
          .with("copy", "The copy's id.", Types.TEXT, event -> event.copy().toString())
          .with("method", "The HTTP method.", Types.TEXT, Event::method)
          .with(
              "verdict",
              "Who made it.",
              Types.word(Verdict.values(), Wording::of),
              event -> Wording.of(event.judgement().verdict()))
          .with(
              "reasons",
              "What speaks for the verdict; definitions has a text for each.",
              Types.words(Arrays.stream(Reason.values()).map(Reason::word).toList()),
              event -> event.judgement().reasons().list().stream().map(Reason::word).toList())
          .with(
              "rules",
              "The version of the rules that judged it; 0 before.",
              Types.COUNT,
              event -> (long) event.rules())
          .build();

  static final Shape<Fault> FAULT =
      Shape.<Fault>named("IgnoredTerm", "A part of q that does not apply.")
          .with("from", "Where it begins, in UTF-16 units.", Types.COUNT, f -> (long) f.from())
          .with("to", "Where it ends, exclusive.", Types.COUNT, fault -> (long) fault.to())
          .with("term", "As it was typed.", Types.TEXT, Fault::text)
          .with(
              "kind",
              "wrong: nobody knows it; not-recorded: this version records nothing to answer it.",
              Types.word(List.of("wrong", "not-recorded")),
              fault -> fault.kind() == Fault.Kind.WRONG ? "wrong" : "not-recorded")
          .with("says", "What is wrong with it.", Types.TEXT, Fault::says)
          .with("suggestion", "What may be meant, or null.", TEXT_OR_NULL, Fault::suggestion)
          .build();

  private Shapes() {}

  private static Shape<MessageSummary> facts() {
    return Shape.<MessageSummary>named("MessageFacts", "What a message says of itself.")
        .with("id", "Opaque, fit for a URL.", Types.TEXT, summary -> summary.id().toString())
        .with(
            "messageId",
            "Its Message-ID without <>, or null.",
            TEXT_OR_NULL,
            summary -> summary.messageId().map(id -> id.value()))
        .with("subject", "Decoded; may be empty.", Types.TEXT, MessageSummary::subject)
        .with("sender", "The envelope sender.", Types.TEXT, MessageSummary::sender)
        .with("sentAt", "When it was sent.", Types.TIME, MessageSummary::sentAt)
        .with(
            "mode",
            "How much is recorded.",
            Types.word(Arrays.stream(Mode.values()).map(Mode::word).toList()),
            summary -> summary.mode().word())
        .with(
            "tag",
            "What the sender named it, or null.",
            TEXT_OR_NULL,
            message -> message.labels().tag())
        .with(
            "campaign",
            "What it is part of, or null.",
            TEXT_OR_NULL,
            message -> message.labels().campaign())
        .with(
            "variant",
            "Which form of its campaign's message it is, or null.",
            TEXT_OR_NULL,
            message -> message.labels().variant())
        .with(
            "opened",
            "Copies that a person opened; a click implies an open.",
            BOUNDS,
            summary -> summary.cohort().opened())
        .with(
            "clicked",
            "Copies of which a person followed a link.",
            BOUNDS,
            summary -> summary.cohort().clicked())
        .with("opens", "Loads of its copies' pixels.", HITS, MessageSummary::opens)
        .with("clicks", "Requests for its copies' links.", HITS, MessageSummary::clicks)
        .with(
            "firstOpenAt",
            "The first load of any pixel; null without one.",
            TIME_OR_NULL,
            summary -> boxed(summary.opens().firstAt()))
        .with(
            "lastOpenAt",
            "The last load of any pixel; null without one.",
            TIME_OR_NULL,
            summary -> boxed(summary.opens().lastAt()))
        .build();
  }

  private static Optional<Bounced> bounce(CopyFigures copy) {
    return copy.delivery() instanceof Bounced bounced ? Optional.of(bounced) : Optional.empty();
  }

  private static Optional<String> device(Device device) {
    return switch (device) {
      case Device.Own own -> Optional.of("own");
      case Device.Proxy proxy -> Optional.of("proxy");
      case Device.Untold untold -> Optional.empty();
    };
  }

  private static Optional<Device.Own> own(Device device) {
    return device instanceof Device.Own own ? Optional.of(own) : Optional.empty();
  }

  private static long by(HitFigures hits, Verdict verdict) {
    return hits.of(verdict).total();
  }

  static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }
}
