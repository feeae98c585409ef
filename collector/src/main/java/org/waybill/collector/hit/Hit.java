package org.waybill.collector.hit;

import java.util.Map;
import java.util.TreeMap;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/**
 * One request that came with a token of ours, raw: whether it is an open or a click is decided
 * later. Immutable; text from the client is cut to 512 characters, its controls replaced.
 *
 * @param at when it came, UTC milliseconds
 * @param method how it was asked for
 * @param kind pixel or link
 * @param mode how much may be recorded, from the token
 * @param copy the copy, from the token
 * @param person the recipient's code, from the token
 * @param day the day of sealing, from the token
 * @param link the link's number, 0 for a pixel
 * @param address the client's address as text, empty where the socket has none
 * @param userAgent empty where none was sent
 * @param headers by name, only those of {@link HitHeader} that were sent and are not empty
 */
public record Hit(
    long at,
    Method method,
    HitKind kind,
    Mode mode,
    TrackingId copy,
    PersonCode person,
    int day,
    int link,
    String address,
    String userAgent,
    Map<String, String> headers)
    implements JournalRecord {

  /**
   * Cleans what the client sent.
   *
   * @throws IllegalArgumentException for a header that is not kept
   */
  public Hit {
    address = ClientText.clean(address);
    userAgent = ClientText.clean(userAgent);
    Map<String, String> clean = new TreeMap<>();
    headers.forEach((name, value) -> put(kept(name), ClientText.clean(value), clean));
    headers = Map.copyOf(clean);
  }

  /** A hit of an opened token. */
  public static Hit of(
      long at,
      Method method,
      HitKind kind,
      Token token,
      String address,
      String userAgent,
      Map<String, String> headers) {
    return new Hit(
        at,
        method,
        kind,
        token.mode(),
        token.copy(),
        token.person(),
        token.day(),
        token.link(),
        address,
        userAgent,
        headers);
  }

  /** An empty header says no more than none. */
  private static void put(String name, String value, Map<String, String> headers) {
    if (!value.isEmpty()) {
      headers.put(name, value);
    }
  }

  private static String kept(String name) {
    return HitHeader.named(name)
        .map(HitHeader::headerName)
        .orElseThrow(() -> new IllegalArgumentException("header " + name + " is not kept"));
  }
}
