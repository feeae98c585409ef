package org.waybill.mailet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.plan.LeaveReason;

/**
 * Whether copies are sent or only planned: the admin's {@code shadow}, and the fall back to it by
 * itself where proofs fail too often. A failed proof leaves its own message untracked anyhow; many
 * of them say that something is wrong with the rewriting, and then no copy is sent until somebody
 * has looked: the fall back ends with the next start of James, never by itself. Thread-safe.
 */
final class Ramp {

  /** Failures that are no accident: one odd message, and its sender's two further attempts. */
  static final int LEAST = 3;

  /** More than one failure in so many messages is too much: 0.1 %. */
  static final int ONE_IN = 1_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(Ramp.class);

  private volatile boolean shadow;
  private final InstantSource clock;
  private final ProofWindow window = new ProofWindow();
  private volatile @Nullable FallBack fallen;

  /** When and why copies were no longer sent. */
  private record FallBack(Instant at, ProofWindow.Counts counts) {

    @Override
    public String toString() {
      return ("since %s mail is planned and leaves untracked, as with shadow=true: of %d messages"
              + " planned in ten minutes %d failed their proof; keep the messages that the log"
              + " names, report them, and start James again when you know more")
          .formatted(at, counts.planned(), counts.failed());
    }
  }

  Ramp(boolean shadow, InstantSource clock) {
    this.shadow = shadow;
    this.clock = clock;
  }

  /** Goes by another {@code shadow} from now on; a fall back stays. */
  void follow(boolean asked) {
    shadow = asked;
  }

  /** Whether originals are sent, whatever was planned. */
  boolean isShadow() {
    return shadow || fallen != null;
  }

  /** Counts what was decided; whether it is that which ends the sending of copies. */
  boolean note(Decision decision) {
    return switch (decision) {
      case Decision.Tracked tracked -> note(true);
      case Decision.Shadowed shadowed -> note(true);
      case Decision.Left left -> left.reason() == LeaveReason.PROOF_FAILED && note(false);
      case Decision.Cleaned cleaned ->
          cleaned.because().reason() == LeaveReason.PROOF_FAILED && note(false);
    };
  }

  private synchronized boolean note(boolean isProven) {
    ProofWindow.Counts counts = window.add(isProven, clock.instant());
    if (fallen != null || !isTooMuch(counts)) {
      return false;
    }
    FallBack begun = new FallBack(clock.instant(), counts);
    fallen = begun;
    LOGGER.error("Waybill has gone back to shadow: {}", begun);
    return true;
  }

  private static boolean isTooMuch(ProofWindow.Counts counts) {
    return counts.failed() >= LEAST && counts.failed() * ONE_IN > counts.planned();
  }

  /** What the admin should know; mostly nothing. */
  List<String> worries() {
    return Optional.ofNullable(fallen).map(FallBack::toString).stream().toList();
  }
}
