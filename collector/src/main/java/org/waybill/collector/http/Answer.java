package org.waybill.collector.http;

/** The few answers the world gets, as values; {@link AnswerWriter} writes them. Immutable. */
public sealed interface Answer {

  /** A transparent picture of 1 x 1, always the same bytes. */
  record Pixel() implements Answer {}

  /**
   * On to a link's target.
   *
   * @param target visible ASCII, as it stands in the token
   */
  record Redirect(String target) implements Answer {}

  /** A status and nothing else. */
  record Empty(int status) implements Answer {}

  /**
   * The method is not for this address (RFC 9110 section 15.5.6).
   *
   * @param takesForm whether the address takes a form besides GET and HEAD
   */
  record NotAllowed(boolean takesForm) implements Answer {

    /** The address is only read. */
    public NotAllowed() {
      this(false);
    }
  }

  /** A page for the person who got the mail. */
  record Page(Notice notice) implements Answer {}

  /** That the collector answers, and whether hits are kept. */
  record Health() implements Answer {}
}
