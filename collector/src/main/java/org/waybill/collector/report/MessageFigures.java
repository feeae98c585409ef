package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.classify.State;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.MessageSummary;

/**
 * The figures of one message. Immutable.
 *
 * @param group as of any other row
 * @param cohort its copies by where they stand
 */
record MessageFigures(Group group, Cohort cohort) {

  private static final Shape<Cohort> STATES = states();

  static final Shape<MessageFigures> SHAPE =
      Shape.<MessageFigures>named("MessageFigures", "Figures of one message.")
          .with(GroupShapes.GROUP, MessageFigures::group)
          .with("states", "Copies by where they stand.", STATES, MessageFigures::cohort)
          .build();

  /**
   * Of that message.
   *
   * @param delays how long its copies took to be opened
   */
  static MessageFigures of(MessageDetail detail, Delays delays) {
    MessageSummary message = detail.summary();
    long recipients = detail.copies().stream().mapToLong(CopyFigures::recipients).sum();
    Group group =
        new Group(
            message.id().toString(),
            Optional.empty(),
            Optional.of(message.sentAt()),
            Optional.of(new Group.Sent(1, recipients, message.cohort(), delays)),
            message.opens(),
            message.clicks(),
            message.cohort().clicked().figure(),
            Optional.empty());
    return new MessageFigures(group, message.cohort());
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
