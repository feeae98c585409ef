package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Evidence;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.PersonCopy;
import org.waybill.collector.store.Reports;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;

/**
 * Everything recorded about one person, to hand over: each copy that was sent, what was said of its
 * delivery, and each hit with all that is kept of its request. Blocks on the store.
 */
final class PersonRecord {

  /** Copies read at once; each with all its hits. */
  private static final int COPIES = 5;

  private static final int HITS = 1_000;

  /** The person a path names. */
  static final Parameter<PersonCode> PERSON =
      Parameter.parsed(
              "id",
              "The person's pseudonym.",
              "takes a pseudonym such as r-7f3a09c1d2e4b586",
              RecipientPages::person,
              "")
          .inPath();

  private PersonRecord() {}

  /**
   * One thing that is recorded.
   *
   * @param what {@code sent}, {@code delivered}, {@code bounced} or {@code hit}
   * @param says of a bounce what the server said
   * @param hit of a hit, with its request
   */
  record Fact(
      String what,
      long at,
      Optional<MessageSummary> message,
      CopyFigures copy,
      String says,
      Optional<Evidence> hit) {

    private Optional<String> headers() {
      return hit.map(
          one ->
              new TreeMap<>(one.headers())
                  .entrySet().stream()
                      .map(header -> header.getKey() + ": " + header.getValue())
                      .collect(Collectors.joining("\n")));
    }
  }

  static final Shape<Fact> FACT =
      Shape.<Fact>named("Fact", "Something that is recorded about a person.")
          .with("what", "sent, delivered, bounced or hit.", Types.TEXT, Fact::what)
          .with("at", "When it was.", Types.TIME, Fact::at)
          .with("recipient", "Of the copy.", Types.TEXT, fact -> fact.copy().recipient())
          .with("copy", "Its id.", Types.TEXT, fact -> fact.copy().copy().toString())
          .with(
              "messageId",
              "Of the message.",
              Types.optional(Types.TEXT),
              fact -> fact.message().flatMap(MessageSummary::messageId).map(id -> id.value()))
          .with(
              "subject",
              "Of the message.",
              Types.optional(Types.TEXT),
              fact -> fact.message().map(MessageSummary::subject))
          .with(
              "sender",
              "Of the message.",
              Types.optional(Types.TEXT),
              fact -> fact.message().map(MessageSummary::sender))
          .with(
              "mode",
              "How much is recorded of it.",
              Types.optional(Types.TEXT),
              fact -> fact.message().map(MessageSummary::mode).map(Mode::name))
          .with("says", "Of a bounce what the server said.", Types.TEXT, Fact::says)
          .with(
              "type",
              "Of a hit: open, click and so on.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().map(hit -> hit.event().type().word()))
          .with(
              "hits",
              "How many requests it stands for.",
              Types.optional(Types.COUNT),
              fact -> fact.hit().map(hit -> hit.event().hits()))
          .with(
              "method",
              "Of the request.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().map(hit -> hit.event().method()))
          .with(
              "url",
              "Where the link leads.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().flatMap(hit -> hit.event().url()))
          .with(
              "verdict",
              "Who made it.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().map(hit -> Wording.of(hit.event().judgement().verdict())))
          .with(
              "reasons",
              "Why it was judged so.",
              Types.optional(Types.TEXT),
              fact ->
                  fact.hit()
                      .map(
                          hit ->
                              hit.event().judgement().reasons().list().stream()
                                  .map(reason -> reason.word())
                                  .collect(Collectors.joining(" "))))
          .with(
              "rules",
              "By which version of the rules.",
              Types.optional(Types.COUNT),
              fact -> fact.hit().map(hit -> (long) hit.event().rules()))
          .with(
              "address",
              "The client's, as long as it is kept.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().map(Evidence::address))
          .with(
              "userAgent",
              "As long as it is kept.",
              Types.optional(Types.TEXT),
              fact -> fact.hit().map(hit -> hit.event().userAgent()))
          .with(
              "headers",
              "Of the request, a line each, as long as they are kept.",
              Types.optional(Types.TEXT),
              Fact::headers)
          .build();

  /** As files beside the person's page. */
  static Listing<Fact, MessageCursor> listing() {
    return new Listing<>(
        "recipient",
        "/recipients/{id}",
        "Everything recorded about one person.",
        FACT,
        List.of(PERSON, Visit.ZONE),
        MessageQuery.AFTER,
        (reports, asked, after) -> asked.value(PERSON).map(person -> page(reports, person, after)));
  }

  private static Page<Fact, MessageCursor> page(
      Reports reports, PersonCode person, Optional<MessageCursor> after) {
    List<PersonCopy> copies = reports.copiesOf(person, after, COPIES);
    List<Fact> facts = new ArrayList<>();
    copies.forEach(copy -> facts.addAll(facts(reports, copy)));
    return new Page<>(
        facts, copies.size() < COPIES ? Optional.empty() : Optional.of(copies.getLast().cursor()));
  }

  private static List<Fact> facts(Reports reports, PersonCopy copy) {
    Optional<MessageSummary> message = reports.summary(copy.message());
    CopyFigures figures = copy.figures();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("sent", copy.sentAt(), message, figures, "", Optional.empty()));
    switch (figures.delivery()) {
      case Delivery.Delivered delivered ->
          facts.add(new Fact("delivered", delivered.at(), message, figures, "", Optional.empty()));
      case Delivery.Bounced bounced ->
          facts.add(
              new Fact(
                  "bounced", bounced.at(), message, figures, bounced.reason(), Optional.empty()));
      case Delivery.Unknown unknown -> {}
    }
    EventCursor after = EventCursor.START;
    List<Evidence> hits;
    do {
      hits = reports.evidenceOf(copy.message(), figures.copy(), after, HITS);
      for (Evidence hit : hits) {
        facts.add(new Fact("hit", hit.event().at(), message, figures, "", Optional.of(hit)));
        after = hit.event().id();
      }
    } while (!hits.isEmpty());
    return facts;
  }
}
