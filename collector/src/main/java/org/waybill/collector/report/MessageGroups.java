package org.waybill.collector.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Term;
import org.waybill.collector.store.MessageCursor;
import org.waybill.collector.store.MessageFilter;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

/**
 * The list of messages by sender, by recipients' domain and the like, as page and files have it:
 * figures of a period from rollups. Rollups are kept by one thing at a time, so only days can be
 * told of a search, and only of one that names one sender, domain, tag or link and nothing else.
 */
final class MessageGroups {

  private static final Parameter<FigureQuery.By> BY =
      Parameter.choice(
          "by",
          "What a row is.",
          List.of(
              FigureQuery.By.SENDER,
              FigureQuery.By.DOMAIN,
              FigureQuery.By.TAG,
              FigureQuery.By.CAMPAIGN,
              FigureQuery.By.LINK,
              FigureQuery.By.DAY),
          FigureQuery.By::word);

  private final Instant now;

  MessageGroups(Instant now) {
    this.now = now;
  }

  /** What a row is; empty where rows are messages. */
  static Optional<FigureQuery.By> by(Asked asked) {
    return asked.value(BY);
  }

  /** All that either form of the list takes. */
  static List<Parameter<?>> parameters() {
    List<Parameter<?>> all = new ArrayList<>(MessageTable.parameters());
    all.add(BY);
    all.add(MessageQuery.AFTER);
    return all;
  }

  Listing<Group, MessageCursor> listing() {
    return new Listing<>(
        "figures",
        MessageTable.PATH,
        "Figures of the messages of a period.",
        GroupShapes.GROUP,
        parameters(),
        MessageQuery.AFTER,
        (reports, asked, after) ->
            Optional.of(new Page<>(new Groups(reports, query(asked)).rows(), Optional.empty())));
  }

  /** Refuses what does not go together. */
  void check(Asked asked) {
    Period.read(asked, now);
    if (by(asked).isPresent()) {
      query(asked);
    }
  }

  /**
   * What is asked for.
   *
   * @throws ParameterException where a search does not go with it
   */
  FigureQuery query(Asked asked) {
    FigureQuery.By by = by(asked).orElse(FigureQuery.By.DAY);
    Period period = Period.read(asked, now);
    MessageQuery messages = MessageQuery.read(asked, now);
    Subject of = Subject.ALL;
    if (!messages.filter().equals(MessageFilter.ALL)) {
      of =
          subject(messages.filter())
              .filter(subject -> by.isTime())
              .orElseThrow(
                  () ->
                      new ParameterException(
                          new BadParameter(
                              BY.name(),
                              by.word(),
                              "goes with no search, or by=day with one from:, domain:, tag: or"
                                  + " link: alone")));
    }
    return new FigureQuery(by, period.since(), period.untilHour(), of, asked.zone());
  }

  private static Optional<Subject> subject(MessageFilter filter) {
    return MessageFilter.of(filter.search()).equals(filter)
        ? subject(filter.search())
        : Optional.empty();
  }

  private static Optional<Subject> subject(Expression search) {
    return search instanceof Term.In in
        ? switch (in.field()) {
          case FROM -> in.isAddress() ? subject(SubjectKind.SENDER, in) : Optional.empty();
          case DOMAIN -> subject(SubjectKind.RECIPIENT_DOMAIN, in);
          case TAG -> subject(SubjectKind.TAG, in);
          case CAMPAIGN -> subject(SubjectKind.CAMPAIGN, in);
          case LINK -> subject(SubjectKind.TARGET, in);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private static Optional<Subject> subject(SubjectKind kind, Term.In in) {
    return Optional.of(Subject.of(kind, in.text()));
  }
}
