package org.waybill.collector.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.waybill.collector.classify.State;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delivery.Delivered;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;

/**
 * The figures of one message. Immutable.
 *
 * @param group as of any other row
 * @param cohort its copies by where they stand
 * @param firstOpens how long after delivery each copy was first opened by a person, milliseconds,
 *     in order; after it was sent where its delivery is not known
 */
record MessageFigures(Group group, Cohort cohort, List<Long> firstOpens) {

  private static final Shape<Cohort> STATES = states();

  static final Shape<MessageFigures> SHAPE =
      Shape.<MessageFigures>named("MessageFigures", "Figures of one message.")
          .with(GroupShapes.GROUP, MessageFigures::group)
          .with("states", "Copies by where they stand.", STATES, MessageFigures::cohort)
          .with(
              "firstOpenMedian",
              "Milliseconds from delivery to the first open by a person, of half the copies less;"
                  + " from sending where the delivery is not known. Null without an open.",
              Types.optional(Types.COUNT),
              MessageFigures::median)
          .with(
              "firstOpenCopies",
              "Of how many copies that is the median.",
              Types.COUNT,
              figures -> (long) figures.firstOpens().size())
          .build();

  MessageFigures {
    firstOpens = List.copyOf(firstOpens);
  }

  static MessageFigures of(MessageDetail detail) {
    MessageSummary message = detail.summary();
    long recipients = detail.copies().stream().mapToLong(CopyFigures::recipients).sum();
    Group group =
        new Group(
            message.id().toString(),
            Optional.of(message.sentAt()),
            Optional.of(new Group.Sent(1, recipients, message.cohort())),
            message.opens(),
            message.clicks(),
            message.cohort().clicked().figure());
    List<Long> firstOpens =
        detail.copies().stream()
            .flatMap(copy -> firstOpen(copy, message.sentAt()).stream())
            .sorted()
            .toList();
    return new MessageFigures(group, message.cohort(), firstOpens);
  }

  /** A click counts as an open. */
  private static Optional<Long> firstOpen(CopyFigures copy, long sentAt) {
    long from = copy.delivery() instanceof Delivered(long at) ? at : sentAt;
    return Stream.of(copy.opens(), copy.clicks())
        .map(hits -> hits.of(Verdict.PERSON).firstAt())
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .min(Comparator.naturalOrder())
        .map(first -> Math.max(0, first - from));
  }

  private Optional<Long> median() {
    return firstOpens.isEmpty()
        ? Optional.empty()
        : Optional.of(firstOpens.get((firstOpens.size() - 1) / 2));
  }

  private static Shape<Cohort> states() {
    Shape.Builder<Cohort> states =
        Shape.named("States", "Copies by where they stand; each is in one.");
    for (State state : State.values()) {
      states.with(
          Wording.of(state),
          "The definition's key is state." + Wording.of(state) + ".",
          Types.COUNT,
          cohort -> cohort.states().getOrDefault(state, 0L));
    }
    return states.build();
  }
}
