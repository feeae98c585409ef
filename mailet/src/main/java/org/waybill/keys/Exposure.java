package org.waybill.keys;

/** Who besides its owner can read a file. */
public enum Exposure {
  /** Nobody. */
  OWNER,
  /** The file's group: allowed, so that James and collector can share it. */
  GROUP,
  /** Everybody on the machine: a warning at the mailet, an error at the collector. */
  WORLD
}
