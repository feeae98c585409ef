package org.waybill.journal;

import org.jspecify.annotations.Nullable;

/**
 * Records on their way to the disk; links make the batch, so that handing over allocates nothing
 * else.
 */
final class Pending {
  /** The records in their frames, and nothing behind them. */
  final byte[] frames;

  final int size;
  final Acknowledgement ack;
  @Nullable Pending next;
  int offset;

  Pending(byte[] frames, Acknowledgement ack) {
    this.frames = frames;
    this.size = frames.length;
    this.ack = ack;
  }
}
