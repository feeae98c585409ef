package org.waybill.collector.store;

import java.util.Map;
import org.waybill.collector.hit.EventType;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/** One thing the journal says to the store. Immutable. */
public sealed interface StoreEntry {

  /** Where its journal record begins. */
  Position position();

  /** About how many rows it writes, at least 1. */
  int rows();

  /**
   * Requests for a pixel or a tracked link whose token opened: one, or, of a flood, several alike
   * folded into one row.
   *
   * @param position where its journal record begins; no two hits share one
   * @param at when it came, UTC milliseconds
   * @param hits how many requests it stands for, 1 to {@link #MOST_HITS}
   * @param type what it counts as
   * @param method the HTTP method as sent
   * @param mode how much is recorded, from the token
   * @param copy whose pixel or link it is, from the token
   * @param person the recipient's code, from the token
   * @param day when the token was sealed ({@link org.waybill.wire.Day})
   * @param link the link's number, 0 for the pixel
   * @param address the client's, as text; may be empty
   * @param userAgent may be empty
   * @param headers what else was kept of the request, by name
   */
  record HitRow(
      Position position,
      long at,
      long hits,
      EventType type,
      String method,
      Mode mode,
      TrackingId copy,
      PersonCode person,
      int day,
      int link,
      String address,
      String userAgent,
      Map<String, String> headers)
      implements StoreEntry {

    /** More than one connection can make in a day, and a billion such rows still have a sum. */
    public static final long MOST_HITS = 1_000_000_000;

    /**
     * Copies the headers.
     *
     * @throws IllegalArgumentException where it stands for none, or for more than sums can hold
     */
    public HitRow {
      headers = Map.copyOf(headers);
      if (hits < 1 || hits > MOST_HITS) {
        throw new IllegalArgumentException(
            "a row stands for 1 to " + MOST_HITS + " hits, not " + hits);
      }
    }

    /** The same for another number of requests. */
    public HitRow withHits(long number) {
      return new HitRow(
          position, at, number, type, method, mode, copy, person, day, link, address, userAgent,
          headers);
    }

    /** The same at another place. */
    public HitRow withPosition(Position place) {
      return new HitRow(
          place, at, hits, type, method, mode, copy, person, day, link, address, userAgent,
          headers);
    }

    /** The same for another time, UTC milliseconds. */
    public HitRow withAt(long time) {
      return new HitRow(
          position, time, hits, type, method, mode, copy, person, day, link, address, userAgent,
          headers);
    }

    @Override
    public int rows() {
      return 1;
    }
  }

  /**
   * Hits of a pixel or link that came more often in a minute than is worth a row each. Where a row
   * stands for such hits of the same {@link HitMinute}, they are added to it and counted at its
   * time; otherwise they become one.
   *
   * @param hits all of them, as the first of them came
   */
  record FurtherHits(HitRow hits) implements StoreEntry {

    @Override
    public Position position() {
      return hits.position();
    }

    @Override
    public int rows() {
      return hits.rows();
    }
  }

  /**
   * Somebody asked for altered versions of our links: it bears on what else came from there.
   *
   * @param position where its journal record begins
   * @param at when, UTC milliseconds
   * @param site the network it came from, as text
   */
  record Tampered(Position position, long at, String site) implements StoreEntry {

    @Override
    public int rows() {
      return 1;
    }
  }

  /**
   * One ledger record. Records of one shipment share its position.
   *
   * @param position where the shipment's journal record begins
   * @param next where the node's ledger goes on after the shipment
   * @param record the fact itself
   */
  record LedgerRow(Position position, LedgerPosition next, LedgerRecord record)
      implements StoreEntry {

    @Override
    public int rows() {
      return 1
          + switch (record) {
            case LedgerRecord.Sent sent -> 1 + sent.copies().size() + sent.links().size();
            case LedgerRecord.Abandoned abandoned -> abandoned.copies().size();
            case LedgerRecord.Delivered delivered -> delivered.copies().size();
            case LedgerRecord.Bounced bounced -> bounced.copies().size();
            case LedgerRecord.Html html -> 1;
            case LedgerRecord.Unknown unknown -> 0;
          };
    }
  }
}
