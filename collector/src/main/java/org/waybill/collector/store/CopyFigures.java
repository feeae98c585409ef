package org.waybill.collector.store;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.classify.Standing;
import org.waybill.wire.TrackingId;

/**
 * One copy of a message with its figures. Immutable.
 *
 * @param copy its id
 * @param recipient the canonical recipient, or {@code *} for a shared copy
 * @param recipients how many envelope recipients share it, at least 1
 * @param abandoned why the mailet did not hand it off, where it said so and did not hand it off
 *     later; hits count all the same, they prove that it went out
 * @param delivery whether the next server took it
 * @param pixels how many pixels it carries; with none its opens cannot be seen
 * @param standing where it stands: what its hits and its delivery come to
 * @param opens loads of its pixel
 * @param fullViews loads of a second pixel at its end; a copy with one pixel has none
 * @param clicks requests for its links
 * @param clicked the numbers of the links followed, in order
 */
public record CopyFigures(
    TrackingId copy,
    String recipient,
    int recipients,
    Optional<String> abandoned,
    Delivery delivery,
    int pixels,
    Standing standing,
    HitFigures opens,
    HitFigures fullViews,
    HitFigures clicks,
    List<Integer> clicked) {

  public CopyFigures {
    clicked = List.copyOf(clicked);
  }

  /** The same with something else in the recipient's place. */
  public CopyFigures of(String other) {
    return new CopyFigures(
        copy,
        other,
        recipients,
        abandoned,
        delivery,
        pixels,
        standing,
        opens,
        fullViews,
        clicks,
        clicked);
  }
}
