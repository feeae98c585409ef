package org.waybill.collector.device;

import org.waybill.collector.classify.Judgement;

/** Tells what can be told of the program behind a hit. Thread-safe. */
@FunctionalInterface
public interface Recognizer {

  /** Tells nothing. */
  Recognizer NONE = (judgement, userAgent, address) -> new Device.Untold();

  /**
   * Names the device behind a hit.
   *
   * @param judgement what was decided about it
   * @param userAgent empty where none is kept
   * @param address empty where none is kept
   */
  Device of(Judgement judgement, String userAgent, String address);
}
