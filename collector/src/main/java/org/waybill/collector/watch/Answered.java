package org.waybill.collector.watch;

import java.util.Locale;

/** What the world was answered, told apart as far as an admin can do something about it. */
public enum Answered {
  /** A pixel whose hit went to the journal. */
  OPEN_RECORDED,
  /** A pixel with a token that does not open, or a hit that is not kept. */
  OPEN_UNRECORDED,
  /** A redirect whose hit went to the journal. */
  CLICK_RECORDED,
  /** A redirect whose hit is not kept. */
  CLICK_UNRECORDED,
  /** An empty 404: a link that does not open, or something else. */
  NONE_REFUSED,
  /** Health, or a method that is not for that address. */
  NONE_OTHER;

  /** {@code open}, {@code click} or {@code none}. */
  String kind() {
    return part(0);
  }

  /** {@code recorded}, {@code unrecorded}, {@code refused} or {@code other}. */
  String outcome() {
    return part(1);
  }

  private String part(int at) {
    return name().toLowerCase(Locale.ROOT).split("_", 2)[at];
  }
}
