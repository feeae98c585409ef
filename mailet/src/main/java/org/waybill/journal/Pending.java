package org.waybill.journal;

import org.jspecify.annotations.Nullable;

/**
 * Records on their way to the disk; links make the batch, so that handing over allocates nothing
 * else.
 */
final class Pending {
  /** The records in their frames, the first {@link #size} bytes. */
  final byte[] frames;

  final int size;
  final Acknowledgement ack;
  @Nullable Pending next;
  int offset;

  Pending(Frames records, Acknowledgement ack) {
    this.frames = records.array();
    this.size = records.size();
    this.ack = ack;
  }
}
