package org.waybill.hosts;

import java.time.Instant;
import java.util.Optional;

/** What one look at a tracking host found. */
public sealed interface HostAnswer {

  /**
   * Links lead on there.
   *
   * @param until when the first of its certificates expires; empty without TLS
   */
  record Right(Optional<Instant> until) implements HostAnswer {}

  /**
   * They do not.
   *
   * @param found for people
   */
  record Wrong(HostFault fault, String found) implements HostAnswer {

    @Override
    public String toString() {
      return fault.text(found);
    }
  }
}
