package org.waybill.collector.access;

import java.time.Instant;

/**
 * Somebody's browser that was let in. Immutable.
 *
 * @param id for its owner to tell one from another; no secret
 * @param user as he was when he came in
 * @param formToken what every form of it carries
 * @param from the address he came from
 * @param began when
 * @param last when it last asked for something
 */
public record Session(
    String id, User user, String formToken, String from, Instant began, Instant last) {

  Session seen(Instant now) {
    return new Session(id, user, formToken, from, began, now);
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "session " + id + " of " + user;
  }
}
