package org.waybill.collector.hit;

import java.util.Optional;

/**
 * The request headers that are kept beside User-Agent: what tells a person's client from a
 * prefetch. The number stands in the journal.
 */
public enum HitHeader {
  ACCEPT(1, "Accept"),
  ACCEPT_LANGUAGE(2, "Accept-Language"),
  SEC_PURPOSE(3, "Sec-Purpose"),
  PURPOSE(4, "Purpose"),
  X_PURPOSE(5, "X-Purpose"),
  X_MOZ(6, "X-Moz");

  private final int code;
  private final String headerName;

  HitHeader(int code, String headerName) {
    this.code = code;
    this.headerName = headerName;
  }

  /** The byte in the journal. */
  int code() {
    return code;
  }

  /** Its name as it is written. */
  public String headerName() {
    return headerName;
  }

  static Optional<HitHeader> of(int code) {
    for (HitHeader header : values()) {
      if (header.code == code) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }

  static Optional<HitHeader> named(String name) {
    for (HitHeader header : values()) {
      if (header.headerName.equals(name)) {
        return Optional.of(header);
      }
    }
    return Optional.empty();
  }
}
