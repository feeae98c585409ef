package org.waybill.mailet;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.keys.Exposure;
import org.waybill.keys.KeyFile;
import org.waybill.keys.KeysInUse;
import org.waybill.ledger.Ledger;
import org.waybill.ledger.LedgerOptions;
import org.waybill.ledger.LedgerOutcome;
import org.waybill.ledger.Shipper;
import org.waybill.ledger.ShipperOptions;
import org.waybill.ledger.SwitchedHere;
import org.waybill.plan.LeaveReason;
import org.waybill.wire.Allowance;
import org.waybill.wire.Ids;
import org.waybill.wire.KeyRing;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.Opened;
import org.waybill.wire.Sealer;
import org.waybill.wire.TokenKind;

/** Opened keys, and a ledger that is shipped to a collector. Thread-safe. */
final class Installation implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Installation.class);

  private final Needs needs;
  private final KeysInUse keys;
  private final Ids ids;
  private final Ledger ledger;
  private final Shipper shipper;
  private volatile @Nullable LeaveReason unwritten;

  private Installation(Needs needs, KeysInUse keys, Ledger ledger, Shipper shipper) {
    this.needs = needs;
    this.keys = keys;
    this.ids = new Ids(keys.ring().identity());
    this.ledger = ledger;
    this.shipper = shipper;
  }

  /**
   * Reads the keys, opens the ledger and begins to ship.
   *
   * @param here what the collector is to switch off too
   * @throws TroubleException where keys or ledger are not as they should be
   */
  static Installation open(Needs needs, InstantSource clock, Ground ground, SwitchedHere here)
      throws TroubleException {
    KeysInUse keys = keys(needs);
    SecureRandom random = new SecureRandom();
    try {
      Ledger ledger =
          ground.ledger(
              needs.ledgerDir(), LedgerOptions.bounded(needs.ledgerMaxBytes()), clock, random);
      return new Installation(
          needs, keys, ledger, shipper(ground, needs, keys.ring(), ledger, clock, random, here));
    } catch (IOException | RuntimeException e) {
      String text =
          "ledger folder "
              + needs.ledgerDir()
              + " cannot be used ("
              + e.getMessage()
              + "); check"
              + " that James may write there, and that no other James does";
      throw new TroubleException(new Trouble(LeaveReason.LEDGER_FAILED, text), e);
    }
  }

  private static Shipper shipper(
      Ground ground,
      Needs needs,
      KeyRing ring,
      Ledger ledger,
      InstantSource clock,
      SecureRandom random,
      SwitchedHere here)
      throws IOException {
    try {
      return ground.shipper(
          ledger,
          LedgerChannel.of(ring.identity()),
          ShipperOptions.to(needs.collectorUrl()),
          clock,
          random,
          here);
    } catch (IOException | RuntimeException e) {
      try (ledger) {
        throw e;
      }
    }
  }

  private static KeysInUse keys(Needs needs) throws TroubleException {
    try {
      KeysInUse keys = KeysInUse.open(() -> KeyFile.read(needs.keyFile()));
      if (KeyFile.exposure(needs.keyFile()) == Exposure.WORLD) {
        LOGGER.warn(
            "key file {} is readable by everybody on this machine, who could forge and read tokens;"
                + " make it readable by James's user alone (chmod 600) or by its group (chmod 640)",
            needs.keyFile());
      }
      return keys;
    } catch (IOException e) {
      String text = Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
      throw new TroubleException(new Trouble(LeaveReason.KEY_UNCONFIRMED, text), e);
    }
  }

  /** With the keys read last. */
  Opened open(TokenKind kind, String token) {
    return keys.seals().open(kind, token);
  }

  /** Goes on with another key file of this installation, if that has changed. */
  void lookAtKeys() {
    var unused = keys.look();
  }

  Ids ids() {
    return ids;
  }

  /** With the newest active key that the collector can open; empty while it confirmed none. */
  Optional<Sealer> sealer(Instant now) {
    return keys.seals().sealer(now, shipper.confirmation().confirmed());
  }

  /** Why nothing can be sealed, or the last message was not written; empty where all is well. */
  Optional<Trouble> trouble(Instant now) {
    return sealer(now).isPresent()
        ? Optional.ofNullable(unwritten).map(this::unwritten)
        : Optional.of(unconfirmed());
  }

  private Trouble unwritten(LeaveReason reason) {
    return new Trouble(
        reason,
        "the last message could not be written to the ledger in "
            + needs.ledgerDir()
            + " within its bounds; check that the collector takes what is there, that the disk has"
            + " room and answers, and ledgerMaxBytes");
  }

  private Trouble unconfirmed() {
    return new Trouble(
        LeaveReason.KEY_UNCONFIRMED,
        "the collector at "
            + needs.collectorUrl()
            + " has not confirmed the active key of "
            + needs.keyFile()
            + "; check that it runs, that collectorUrl is its intake.listen, and that its key file"
            + " has the same content");
  }

  /** What new mail may be tracked, by the collector's last word. */
  Allowance allowed() {
    return shipper.recording().allowed();
  }

  /**
   * Whether a message may be, by the same.
   *
   * @param senders the domains that it says it comes from
   */
  boolean allows(Set<String> senders) {
    return shipper.recording().allows(senders);
  }

  /** Whether the collector has heard how the kill switch stands. */
  boolean isSwitchTold() {
    return shipper.isSwitchTold();
  }

  /** Writes a record; empty where it is on disk, else why it is not. Waits 250 ms at most. */
  Optional<LeaveReason> append(LedgerRecord record) {
    Optional<LeaveReason> reason = reason(ledger.append(record));
    unwritten = reason.filter(r -> r != LeaveReason.LIMIT).orElse(null);
    return reason;
  }

  private static Optional<LeaveReason> reason(LedgerOutcome outcome) {
    return switch (outcome) {
      case LedgerOutcome.Appended unused -> Optional.empty();
      case LedgerOutcome.TooLarge unused -> Optional.of(LeaveReason.LIMIT);
      case LedgerOutcome.Full unused -> Optional.of(LeaveReason.LEDGER_FULL);
      case LedgerOutcome.Slow unused -> Optional.of(LeaveReason.LEDGER_SLOW);
      case LedgerOutcome.Failed(Throwable cause) -> {
        LOGGER.debug("The ledger failed", cause);
        yield Optional.of(LeaveReason.LEDGER_FAILED);
      }
    };
  }

  /** Writes a record that can be done without; false where there is no room for it now. */
  boolean note(LedgerRecord record) {
    return ledger.note(record);
  }

  /** Notes that announced copies were not handed off. Does not wait. */
  void abandon(List<Group> groups, LeaveReason reason) {
    ledger.abandon(groups.stream().map(group -> group.identity().copy()).toList(), reason.code());
  }

  /** Records that the collector is not known to have. */
  long lag() {
    return shipper.lagRecords();
  }

  @Override
  public void close() throws IOException {
    try (ledger) {
      shipper.close();
    }
  }
}
