package org.waybill.collector.store.derby;

import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;

/**
 * Hits of one copy that are alike and were judged alike. Immutable.
 *
 * @param link the link's number, 0 for the pixel
 */
record Judged(EventType type, int link, Figures figures, Judgement judgement) {

  /** The same hits with another judgement. */
  Judged with(Judgement other) {
    return new Judged(type, link, figures, other);
  }

  /** Whether they asked for a link and not for the pixel, whatever the method. */
  boolean isForLink() {
    return link > 0;
  }

  /** What they say about a person. */
  Sign sign() {
    return Sign.of(type, judgement);
  }
}
