package org.waybill.collector.store;

import java.util.OptionalLong;

/**
 * What became of a copy on its way to the next server, as far as the mailets were asked to record
 * it and said so.
 */
public sealed interface Delivery {

  /** Nothing is known: it is under way, or nobody records deliveries. */
  record Unknown() implements Delivery {}

  /**
   * The next server took it; of a shared copy at least one recipient's.
   *
   * @param at UTC milliseconds
   */
  record Delivered(long at) implements Delivery {}

  /**
   * It was refused for good or given up, for all who share it.
   *
   * @param at UTC milliseconds
   * @param reason what the next server or James said, without addresses; may be empty
   */
  record Bounced(long at, String reason) implements Delivery {}

  /** Of two facts the later holds: a copy may be sent again, or come back after all. */
  static Delivery later(OptionalLong deliveredAt, OptionalLong bouncedAt, String reason) {
    if (bouncedAt.isPresent()
        && (deliveredAt.isEmpty() || bouncedAt.getAsLong() > deliveredAt.getAsLong())) {
      return new Bounced(bouncedAt.getAsLong(), reason);
    }
    return deliveredAt.isPresent() ? new Delivered(deliveredAt.getAsLong()) : new Unknown();
  }
}
