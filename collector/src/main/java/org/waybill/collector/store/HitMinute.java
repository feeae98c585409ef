package org.waybill.collector.store;

import org.waybill.collector.hit.EventType;
import org.waybill.wire.TrackingId;

/**
 * A pixel or link that is asked for in one way within one minute: further hits of it are one row.
 *
 * @param copy whose pixel or link it is
 * @param type what the hits count as
 * @param method the HTTP method as sent
 * @param link the link's number, 0 for the pixel
 * @param minute minutes since 1970, UTC
 */
public record HitMinute(TrackingId copy, EventType type, String method, int link, long minute) {

  private static final long MILLIS = 60_000;

  /** That of a hit. */
  public static HitMinute of(StoreEntry.HitRow hit) {
    return new HitMinute(
        hit.copy(), hit.type(), hit.method(), hit.link(), Math.floorDiv(hit.at(), MILLIS));
  }
}
