package org.waybill.journal;

/**
 * Told once what became of one appended record. Called on the journal's writer thread, which every
 * other append waits for: hand work on, do not do it here.
 */
public interface Acknowledgement {
  /** The record is on disk, and so is its folder entry; it starts at {@code position}. */
  void durable(Position position);

  /**
   * The record is not known to be on disk. It will not be read in this run; after a restart it may
   * be found again when the failure struck between write and confirmation. Called on the appending
   * thread when the journal takes no records (closed, or its queue is full).
   */
  void failed(Throwable cause);
}
