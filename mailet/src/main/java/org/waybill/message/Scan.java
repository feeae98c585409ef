package org.waybill.message;

/** What came of reading a message. */
public sealed interface Scan permits Message, Scan.Unreadable {

  /**
   * Left alone: beyond a limit, or read differently by different readers.
   *
   * @param limit whether a limit was passed
   * @param detail what was found, without content of the message
   */
  record Unreadable(boolean limit, String detail) implements Scan {}
}
