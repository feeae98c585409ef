package org.waybill.journal;

/** A durable record as it is read back. Immutable but for the bytes, which are the caller's own. */
public final class Entry {
  private final Position position;
  private final Position next;
  private final byte[] record;

  public Entry(Position position, Position next, byte[] record) {
    this.position = position;
    this.next = next;
    this.record = record;
  }

  /** Where the record starts. */
  public Position position() {
    return position;
  }

  /** Where reading goes on after it: what a checkpoint holds once the record is dealt with. */
  public Position next() {
    return next;
  }

  /** The bytes that were appended. */
  public byte[] record() {
    return record;
  }
}
