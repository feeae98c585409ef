package org.waybill.collector.http;

import java.util.Optional;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/**
 * What a tracking host shows besides pixels and links, as a value: what it is about, not yet how it
 * looks. Showing it records nothing. Immutable.
 */
public sealed interface Notice {

  /** What is recorded of the token's person, with a form to end it. */
  record Recorded(Token token) implements Notice {}

  /** That form was sent. */
  record Chosen(Token token) implements Notice {}

  /** What this host is, and whom to tell of abuse. */
  record Home() implements Notice {}

  /** A file that has its place by a standard; there need not be one. */
  record Own(OwnFile file) implements Notice {}

  /** That an admin has blocked the link with that target. */
  record Stopped(String target) implements Notice {}

  /**
   * Where a link leads, and who sent it where that is known.
   *
   * @param target as it stands in the token
   * @param copy whose link it is; empty where a later version sealed it
   */
  record Leads(String target, Optional<TrackingId> copy) implements Notice {}
}
