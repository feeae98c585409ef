package org.waybill.collector.http;

import io.vertx.core.buffer.Buffer;

/** A request's body as it comes in, and its share of the room for all. Used by one event loop. */
final class Body implements AutoCloseable {

  /** A mailet ships a batch of 1 MiB at most, to which sealing adds 28 bytes. */
  private static final int LONGEST = (1 << 20) + (4 << 10);

  /** What became of a part. */
  enum Part {
    TAKEN,
    TOO_LONG,
    NO_ROOM
  }

  private final BodyRoom room;
  private final Buffer bytes = Buffer.buffer();
  private int held;

  Body(BodyRoom room) {
    this.room = room;
  }

  Part add(Buffer part) {
    if (bytes.length() + part.length() > LONGEST) {
      return Part.TOO_LONG;
    }
    if (!room.take(part.length())) {
      return Part.NO_ROOM;
    }
    held += part.length();
    bytes.appendBuffer(part);
    return Part.TAKEN;
  }

  byte[] bytes() {
    return bytes.getBytes();
  }

  /** Gives its room back, once. */
  @Override
  public void close() {
    room.give(held);
    held = 0;
  }
}
