package org.waybill.clean;

import org.waybill.message.Message;

/** What came of looking for our own tracking in a message. */
public sealed interface Cleaned {

  /** There is nothing of ours. */
  record Nothing() implements Cleaned {}

  /**
   * It was taken out.
   *
   * @param message the cleaned message as read
   */
  record Done(Cleaning cleaning, Message message) implements Cleaned {}

  /** There is something of ours, and it stays. */
  record Kept(Why why) implements Cleaned {}

  /** Why something stays. */
  enum Why {
    /** It is under a signature. */
    SIGNED,
    /** Taking it out would change more than that. */
    HARM,
    /** There is more of what looks like ours than we look at. */
    LIMIT,
    /** With the removed bytes put back it was not the original. */
    PROOF
  }
}
