package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.openapi.Type;
import org.waybill.collector.openapi.Types;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Delays;

/** What answers about figures hold. */
final class GroupShapes {

  private static final Type<Optional<Long>> COUNT = Types.optional(Types.COUNT);

  private static final Shape<Group.Rate> RATE =
      Shape.<Group.Rate>named("Rate", "Shares of the copies that arrived, 0 to 1.")
          .with("least", "At least.", Types.NUMBER, Group.Rate::least)
          .with("figure", "The headline.", Types.NUMBER, Group.Rate::figure)
          .with("most", "At most.", Types.NUMBER, Group.Rate::most)
          .build();

  private static final Shape<Delays.Median> MEDIAN =
      Shape.<Delays.Median>named(
              "FirstOpen",
              "Milliseconds from delivery, or from sending where that is not recorded, to the first"
                  + " open or click by a person: of half the copies less.")
          .with(
              "median",
              "Half took less; estimated within its bounds.",
              Types.COUNT,
              m -> m.figure())
          .with("least", "The median is no less.", Types.COUNT, Delays.Median::least)
          .with(
              "most",
              "The median is no more; null over 30 days.",
              COUNT,
              median -> Shapes.boxed(median.most()))
          .with(
              "copies", "Of how many copies it is the median.", Types.COUNT, Delays.Median::copies)
          .build();

  /**
   * A row of figures. Null where figures of that kind are kept of hits only, or nothing arrived.
   */
  static final Shape<Group> GROUP =
      Shape.<Group>named("Group", "Figures of a stretch of time, a sender, a link or the like.")
          .with("name", "What it is; of a stretch of time its beginning.", Types.TEXT, Group::name)
          .with(
              "at", "When it begins, of a stretch of time.", Types.optional(Types.TIME), Group::at)
          .with("messages", "Messages sent.", COUNT, sent(Group.Sent::messages))
          .with("sent", "Copies handed to delivery.", COUNT, of(Cohort::copies))
          .with("recipients", "Envelope recipients.", COUNT, sent(Group.Sent::recipients))
          .with(
              "delivered",
              "Copies the next server took; null where that is not recorded.",
              COUNT,
              group -> of(Cohort::delivered).apply(group).filter(delivered -> isRecorded(group)))
          .with(
              "bounced",
              "Copies refused for good; null where that is not recorded.",
              COUNT,
              group -> of(Cohort::bounced).apply(group).filter(bounced -> isRecorded(group)))
          .with(
              "sharesOf",
              "What rates are shares of: delivered copies where that is recorded, else those handed"
                  + " off.",
              Types.word(List.of("delivered", "handed-off")),
              group -> isRecorded(group) ? "delivered" : "handed-off")
          .with(
              "arrived",
              "How many those are; a hit proves that a copy arrived, whatever was said of it.",
              COUNT,
              of(Cohort::arrived))
          .with(
              "opened",
              "Copies that a person opened; a click implies an open.",
              Types.optional(Shapes.BOUNDS),
              of(Cohort::opened))
          .with(
              "clicked",
              "Copies of which a person followed a link.",
              Types.optional(Shapes.BOUNDS),
              of(Cohort::clicked))
          .with(
              "openRate",
              "Opened copies per arrived copy.",
              Types.optional(RATE),
              group ->
                  of(Function.<Cohort>identity())
                      .apply(group)
                      .flatMap(cohort -> Group.Rate.of(cohort.opened(), cohort.arrived())))
          .with(
              "clickRate",
              "Clicked copies per arrived copy (CTR).",
              Types.optional(RATE),
              group ->
                  of(Function.<Cohort>identity())
                      .apply(group)
                      .flatMap(cohort -> Group.Rate.of(cohort.clicked(), cohort.arrived())))
          .with(
              "clickedPerOpened",
              "Clicked copies per opened copy (CTOR), by their figures.",
              Types.optional(Types.NUMBER),
              Group::clickedPerOpened)
          .with(
              "firstOpen",
              "How long after delivery copies were first opened by a person; null where none was.",
              Types.optional(MEDIAN),
              group -> group.sent().flatMap(sent -> sent.delays().median()))
          .with("opens", "Loads of pixels that came in the period.", Shapes.HITS, Group::opens)
          .with("clicks", "Requests for links that came in the period.", Shapes.HITS, Group::clicks)
          .with(
              "persons",
              "Copies of which a person first followed a link in the period; of a link, that one.",
              Types.COUNT,
              Group::persons)
          .with(
              "machineShare",
              "Hits by machines of all hits, 0 to 1; null without a hit.",
              Types.optional(Types.NUMBER),
              Group::machineShare)
          .with(
              "rankedSince",
              "Of the largest of a kind, where the period holds too much to look through: they are"
                  + " the largest by what came from here on. Null where all of it decided.",
              Types.optional(Types.TIME),
              Group::rankedSince)
          .build();

  private GroupShapes() {}

  private static boolean isRecorded(Group group) {
    return group.sent().map(sent -> sent.cohort().isRecorded()).orElse(false);
  }

  private static <V> Function<Group, Optional<V>> of(Function<Cohort, V> value) {
    return group -> group.sent().map(Group.Sent::cohort).map(value);
  }

  private static Function<Group, Optional<Long>> sent(Function<Group.Sent, Long> value) {
    return group -> group.sent().map(value);
  }
}
