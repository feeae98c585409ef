package org.waybill.wire;

import java.util.Optional;

/** How much a copy says about its recipient; the number stands in every token (docs/wire.md). */
public enum Mode {
  /** Nothing is recorded. */
  OFF(0),
  /** One shared copy; figures for the message only. */
  AGGREGATE(1),
  /** Figures by day only. */
  DATE(2),
  /** A code in place of the recipient. */
  PSEUDONYMOUS(3),
  /** The recipient's address is recorded. */
  IDENTIFIED(4);

  private final int code;

  Mode(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The word used in configuration and API. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The mode with that byte; empty for one that a later version may have brought. */
  public static Optional<Mode> of(int code) {
    for (Mode mode : values()) {
      if (mode.code == code) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
