package org.waybill.hosts;

import java.time.Instant;
import java.util.Optional;

/** Whether mail may be tracked with a host. */
public sealed interface HostState {

  /** Not checked since the start: nobody can tell. */
  record Unchecked() implements HostState {}

  /**
   * It may.
   *
   * @param until the certificate's last moment; empty without one
   */
  record Up(Optional<Instant> until) implements HostState {}

  /** It may not, since then. */
  record Down(HostAnswer.Wrong why, Instant since) implements HostState {}

  /** Whether mail may be tracked with it; a certificate may expire between two checks. */
  default boolean isUsable(Instant now) {
    return this instanceof Up up && up.until().map(now::isBefore).orElse(true);
  }
}
