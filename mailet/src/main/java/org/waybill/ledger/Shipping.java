package org.waybill.ledger;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.waybill.journal.Checkpoint;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;
import org.waybill.wire.Allowance;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerPosition;

/**
 * Shipping a ledger, one turn at a time: probe when it is due, bring what was moved at the kill
 * switch, then put the next shipment, and only when the collector's answer reaches its end keep the
 * checkpoint and trim. A shipment may be put twice, never skipped. One thread takes turns; the
 * figures may be read by any.
 */
final class Shipping implements AutoCloseable {
  private final Ledger ledger;
  private final Intake intake;
  private final ShipperOptions options;
  private final InstantSource clock;
  private final KeyConfirmation confirmation;
  private final RecordingOrder recording;
  private final SwitchErrands errands;
  private final Checkpoint checkpoint;
  private final Troubles troubles;
  private final Shipments shipments;
  private Instant probeAt = Instant.MIN;
  private Instant retryAt = Instant.MIN;
  private Instant gatherUntil = Instant.MIN;
  private Backoff backoff = Backoff.none();
  private volatile Position shipped;
  private final AtomicLong recordsShipped = new AtomicLong();
  private volatile long backlog;
  private boolean backlogCounted;
  private volatile @Nullable Instant lastContact;

  Shipping(
      Ledger ledger,
      Intake intake,
      ShipperOptions options,
      InstantSource clock,
      KeyConfirmation confirmation,
      RecordingOrder recording,
      SwitchErrands errands,
      Troubles troubles) {
    this.ledger = ledger;
    this.intake = intake;
    this.options = options;
    this.clock = clock;
    this.confirmation = confirmation;
    this.recording = recording;
    this.errands = errands;
    this.troubles = troubles;
    this.checkpoint = new Checkpoint(ledger.disk(), "shipped");
    this.shipped = start();
    this.shipments = new Shipments(ledger.journal().read(shipped), options.batchBytes());
  }

  /** Does what is due, and says how long nothing will be unless records come. */
  Duration turn() throws InterruptedException {
    Instant now = clock.instant();
    if (errands.areNew()) {
      probeAt = Instant.MIN;
    } else if (isAhead(retryAt, now, Backoff.LONGEST)) {
      return Duration.between(now, retryAt);
    } else if (isAhead(gatherUntil, now, options.gather())) {
      return Duration.between(now, gatherUntil);
    }
    ledger.retryAbandonments();
    try {
      countBacklog();
      probeWhenDue(now);
      Optional<Shipment> next = shipments.present();
      if (next.isPresent()) {
        ship(next.get());
        gatherUntil = shipments.hasMore() ? Instant.MIN : now.plus(options.gather());
      }
      backoff = Backoff.none();
      return next.isPresent() ? Duration.ZERO : Duration.between(now, probeAt);
    } catch (WrongAnswerException e) {
      // whoever it is now, it opens no link that we seal
      confirm(Set.of());
      return failed(now, e);
    } catch (IOException | RuntimeException e) {
      return failed(now, e);
    }
  }

  /**
   * Ships all that waits, as the last thing. Where the collector cannot be had that is given up at
   * once: it is shipped after the restart.
   */
  void finish() throws InterruptedException {
    ledger.retryAbandonments();
    try {
      for (Optional<Shipment> next = shipments.present();
          next.isPresent();
          next = shipments.present()) {
        ship(next.get());
      }
    } catch (WrongAnswerException e) {
      confirm(Set.of());
      troubles.warn(Troubles.Kind.COLLECTOR, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      troubles.warn(Troubles.Kind.COLLECTOR, String.valueOf(e.getMessage()));
    }
  }

  private Duration failed(Instant now, Exception cause) {
    troubles.warn(Troubles.Kind.COLLECTOR, String.valueOf(cause.getMessage()));
    retryAt = now.plus(patience());
    backoff = backoff.afterFailure();
    return Duration.between(now, retryAt);
  }

  /** Somebody waits for what was moved at the kill switch: a collector that is back hears it. */
  private Duration patience() {
    boolean urgent = errands.arePending() && backoff.next().compareTo(options.probeEvery()) > 0;
    return urgent ? options.probeEvery() : backoff.next();
  }

  /** Waits for records to ship, when the last turn found none; false after the time. */
  boolean awaitRecords(Duration atMost) throws InterruptedException {
    return shipments.awaitRecords(atMost);
  }

  /**
   * Whether the last turn failed, or has only just shipped: then new records are no reason for an
   * earlier one.
   */
  boolean isResting() {
    Instant now = clock.instant();
    return isAhead(retryAt, now, Backoff.LONGEST) || isAhead(gatherUntil, now, options.gather());
  }

  /** Everything before it is at the collector. */
  Position shipped() {
    return shipped;
  }

  /** Durable records the collector is not known to have; exact while nothing is damaged. */
  long lagRecords() {
    boolean all = shipped.compareTo(ledger.journal().durableEnd()) >= 0;
    return all ? 0 : Math.max(1, backlog + ledger.durableRecords() - recordsShipped.get());
  }

  Optional<Instant> lastContact() {
    return Optional.ofNullable(lastContact);
  }

  @Override
  public void close() throws IOException {
    shipments.close();
  }

  private void probeWhenDue(Instant now) throws IOException, InterruptedException {
    if (!isAhead(probeAt, now, options.probeEvery())) {
      IntakeAnswer answer = intake.probe(ledger.node());
      heard(answer);
      probeAt = now.plus(options.probeEvery());
      errands.bring(answer.further().ticket(), this::heard);
    }
  }

  private void ship(Shipment shipment) throws IOException, InterruptedException {
    Position from = shipment.from();
    IntakeAnswer answer =
        intake.ship(
            new LedgerPosition(ledger.node(), from.segment(), from.offset()), shipment.batch());
    heard(answer);
    if (!reaches(answer, shipment.to())) {
      throw new IOException(
          "collector %s confirmed %d:%d, not %s: what it has not got is put again"
              .formatted(options.collector(), answer.segment(), answer.offset(), shipment.to()));
    }
    shipments.done();
    shipped = shipment.to();
    recordsShipped.addAndGet(shipment.records().size());
    keep(shipment.to());
  }

  /** A time further ahead than it was ever set is due: the clock was put back. */
  private static boolean isAhead(Instant time, Instant now, Duration farthest) {
    return now.isBefore(time) && !now.plus(farthest).isBefore(time);
  }

  /** What earlier runs left to ship. */
  private void countBacklog() throws IOException {
    if (backlogCounted) {
      return;
    }
    long count = 0;
    try (JournalReader reader = ledger.journal().read(shipped)) {
      while (reader.position().compareTo(ledger.endAtStart()) < 0 && reader.poll().isPresent()) {
        count++;
      }
    }
    backlog = count;
    backlogCounted = true;
  }

  private static boolean reaches(IntakeAnswer answer, Position to) {
    return answer.segment() > to.segment()
        || (answer.segment() == to.segment() && answer.offset() >= to.offset());
  }

  private void heard(IntakeAnswer answer) {
    lastContact = clock.instant();
    // first: confirmed keys let mail be tracked, and to be on disk takes them a while
    obey(answer.further().allowed());
    confirm(answer.keys());
  }

  private void obey(Optional<Allowance> said) {
    try {
      recording.update(said);
    } catch (IOException e) {
      troubles.warn(
          Troubles.Kind.FOLDER, "whether mail is tracked cannot be kept: " + e.getMessage());
    }
  }

  private void confirm(Set<KeyFingerprint> keys) {
    try {
      confirmation.update(keys);
    } catch (IOException e) {
      troubles.warn(Troubles.Kind.FOLDER, "the confirmed keys cannot be kept: " + e.getMessage());
    }
  }

  /**
   * Trims first: on a full disk that makes the room the checkpoint lacks. One that cannot be kept
   * costs a repeated shipment after a restart, nothing else; one that points into what was trimmed
   * stands for the oldest record kept.
   */
  private void keep(Position to) {
    try {
      ledger.journal().trimBefore(to);
      checkpoint.store(to);
    } catch (IOException e) {
      troubles.warn(Troubles.Kind.FOLDER, "the checkpoint cannot be kept: " + e.getMessage());
    }
  }

  private Position start() {
    try {
      Position kept = checkpoint.load().orElse(Position.START);
      if (kept.compareTo(ledger.journal().durableEnd()) <= 0) {
        return kept;
      }
      troubles.warn(
          Troubles.Kind.FOLDER,
          "checkpoint %s is beyond the ledger's end: everything kept is shipped again"
              .formatted(kept));
    } catch (IOException e) {
      troubles.warn(Troubles.Kind.FOLDER, e.getMessage() + "; everything kept is shipped again");
    }
    return Position.START;
  }
}
