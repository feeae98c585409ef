package org.waybill.collector.store;

import java.util.List;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;

/**
 * What was sent of a subject, and what became of it, hour by hour. Immutable.
 *
 * @param sent by hour, in order
 * @param cohorts the copies sent, by hour and where they stand, in order
 * @param opened those of them that a person opened, by hour and how long that took, in order
 * @param hits by hour, type and verdict, in order
 */
public record SubjectFigures(
    List<Sent> sent, List<Copies> cohorts, List<Opened> opened, List<Hits> hits) {

  /** Copies the lists. */
  public SubjectFigures {
    sent = List.copyOf(sent);
    cohorts = List.copyOf(cohorts);
    opened = List.copyOf(opened);
    hits = List.copyOf(hits);
  }

  /**
   * What was sent in an hour.
   *
   * @param hour of the message's ledger record; see {@link Hour}
   * @param messages how many; for domains of recipients, whose copies are counted only, 0
   * @param copies how many copies of such messages, whenever they were made
   * @param recipients how many envelope recipients those had
   */
  public record Sent(int hour, long messages, long copies, long recipients) {}

  /**
   * The copies that were sent in an hour; those of messages that are purged stay as they stood.
   *
   * @param hour of the message's ledger record
   */
  public record Copies(int hour, Cohort cohort) {}

  /**
   * The copies that were sent in an hour and opened, whenever that was.
   *
   * @param hour of the message's ledger record
   */
  public record Opened(int hour, Delays delays) {}

  /**
   * Hits that came in an hour.
   *
   * @param hour see {@link Hour}
   * @param hits how many
   * @param copies how many copies had their earliest hit of that type and verdict in this hour; of
   *     a target, how many had it of one link; of a reason, how many had it with that reason
   */
  public record Hits(int hour, EventType type, Verdict verdict, long hits, long copies) {}
}
