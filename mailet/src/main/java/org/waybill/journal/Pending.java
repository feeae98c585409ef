package org.waybill.journal;

import org.jspecify.annotations.Nullable;

/**
 * A record on its way to the disk; links make the batch, so that handing over allocates nothing.
 */
final class Pending {
  final byte[] record;
  final int checksum;
  final Acknowledgement ack;
  @Nullable Pending next;
  int offset;

  Pending(byte[] record, Acknowledgement ack) {
    this.record = record;
    this.checksum = Frame.checksum(record);
    this.ack = ack;
  }

  int size() {
    return Frame.OVERHEAD + record.length;
  }
}
