package org.waybill.plan;

import org.waybill.clean.TokenOpener;
import org.waybill.wire.Seals;

/** Where the knowledge of what is ours comes from. */
public final class OwnTracking {

  private OwnTracking() {}

  /** What these keys open. */
  public static TokenOpener openedBy(Seals seals) {
    return seals::open;
  }
}
