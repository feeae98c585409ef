package org.waybill.collector.hit;

import java.util.HashMap;
import java.util.Map;
import org.waybill.wire.Token;

/**
 * A hit that has just come, nothing of it copied yet: its bytes are made straight from the request.
 * To be used while the request may be.
 *
 * @param at when it came, UTC milliseconds
 * @param kind pixel or link
 * @param token what its token holds
 * @param request what it came with
 */
public record FreshHit(long at, HitKind kind, Token token, Request request) implements Recordable {

  @Override
  public int hits() {
    return 1;
  }

  /** The same as a value, as the journal will give it back. */
  public Hit hit() {
    Map<String, String> headers = new HashMap<>();
    for (HitHeader header : HitHeader.values()) {
      headers.put(header.headerName(), request.header(header));
    }
    return Hit.of(
        at, request.method(), kind, token, request.address(), request.userAgent(), headers);
  }
}
