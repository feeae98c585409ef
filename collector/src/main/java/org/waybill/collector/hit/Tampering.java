package org.waybill.collector.hit;

/**
 * Somebody asked for what looks like a token of ours and does not open: an altered one, perhaps. It
 * says nothing about any copy, only about who asked. Immutable.
 *
 * @param at when, UTC milliseconds
 * @param address the client's address as text, empty where the socket has none
 */
public record Tampering(long at, String address) implements JournalRecord, Recordable {

  /** Cleans what the client sent. */
  public Tampering {
    address = ClientText.clean(address);
  }

  @Override
  public int hits() {
    return 0;
  }
}
