package org.waybill.collector.share;

/** What became of a decision of another collector. */
public enum Heard {
  /** It holds here from now on. */
  NEWS,
  /** It held here already. */
  KNOWN,
  /** What is known here is later, and the others have to be told. */
  OLDER
}
