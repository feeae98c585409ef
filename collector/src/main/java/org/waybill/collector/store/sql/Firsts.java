package org.waybill.collector.store.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.waybill.wire.TrackingId;

/**
 * Copies whose earliest hit became known or became an earlier one: by which copies are counted
 * once, in the hour of their first. For one transaction.
 */
final class Firsts {

  private final List<First> ofCopies = new ArrayList<>();
  private final List<First> ofLinks = new ArrayList<>();

  /**
   * One change.
   *
   * @param counter whose earliest hit it is
   * @param link the link's number; 0 where all links of the counter are meant
   * @param before when the earliest one came before; empty where there was none
   * @param now when the earliest one came
   */
  record First(Counter<TrackingId> counter, int link, OptionalLong before, long now) {

    boolean isNew() {
      return before.isEmpty();
    }
  }

  void ofCopy(Counter<TrackingId> counter, OptionalLong before, long now) {
    add(ofCopies, new First(counter, 0, before, now));
  }

  void ofLink(Counter<TrackingId> counter, int link, OptionalLong before, long now) {
    add(ofLinks, new First(counter, link, before, now));
  }

  private static void add(List<First> firsts, First first) {
    if (first.isNew() || first.now() < first.before().orElseThrow()) {
      firsts.add(first);
    }
  }

  /** Over all links. */
  List<First> ofCopies() {
    return List.copyOf(ofCopies);
  }

  /** Link by link. */
  List<First> ofLinks() {
    return List.copyOf(ofLinks);
  }
}
