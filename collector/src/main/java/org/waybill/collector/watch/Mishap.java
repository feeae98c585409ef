package org.waybill.collector.watch;

/** What happens once and cannot be mended: somebody must hear of it, and not for ever. */
public enum Mishap {
  /** A hit was answered and may be missing from the figures. */
  LOSS,
  /** Damage was found in the journal. */
  DAMAGE,
  /** A sender's mail suddenly led to many new hosts. */
  SPIKE
}
