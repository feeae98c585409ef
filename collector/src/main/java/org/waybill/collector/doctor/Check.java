package org.waybill.collector.doctor;

/** One question about an installation. It reads nothing: all there is to know was read before. */
interface Check {

  /** To which trouble it may be the cause. */
  Trouble trouble();

  /** What is looked at, in a few words. */
  String name();

  /** Decides. */
  Outcome look(Installation it);
}
