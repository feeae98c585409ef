package org.waybill.journal;

/** What a {@link SegmentCursor} found at a place. */
sealed interface Step {
  /** A whole record with a right checksum. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, handed straight on
  record Whole(byte[] record) implements Step {}

  /** A length of zero, or the end of the file exactly between two records. */
  record End() implements Step {}

  /** Anything else. */
  record Broken(String why) implements Step {}
}
