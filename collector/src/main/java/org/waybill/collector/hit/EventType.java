package org.waybill.collector.hit;

import java.util.Locale;
import org.waybill.wire.TokenKind;

/** What a hit counts as; the code stands in stored rows and never changes its meaning. */
public enum EventType {
  /** A GET of the pixel: an image load, not a reading. */
  OPEN(1),
  /** A GET of a tracked link. */
  CLICK(2),
  /** A HEAD of either; no mail program shows anything by one. */
  HEAD(3),
  /** Any other request; no open and no click. */
  OTHER(4),
  /**
   * A GET of the second pixel at the end of a message whose first one stands at the top: the
   * message was not cut off. No open of its own.
   */
  FULL_VIEW(5);

  private final int code;

  EventType(int code) {
    this.code = code;
  }

  /**
   * Judges a request by what it asked for and how.
   *
   * @param kind the token's
   * @param method the HTTP method as sent, such as {@code GET}
   * @param link the token's link number; a pixel's is 0, that of a second one at the end is not
   */
  public static EventType of(TokenKind kind, String method, int link) {
    return switch (method) {
      case "HEAD" -> HEAD;
      case "GET" ->
          switch (kind) {
            case OPEN -> link == 0 ? OPEN : FULL_VIEW;
            case CLICK -> CLICK;
            default -> OTHER;
          };
      default -> OTHER;
    };
  }

  /** The type with that code. */
  public static EventType of(int code) {
    for (EventType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("event type " + code + " is unknown here; 1 to 5 are known");
  }

  /** As stored. */
  public int code() {
    return code;
  }

  /** The word used by the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it shows something to somebody; the others are counted apart. */
  public boolean counts() {
    return this == OPEN || this == CLICK || this == FULL_VIEW;
  }
}
