package org.waybill.ledger;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.waybill.wire.LedgerChannel;

/**
 * Ships a ledger to the collector on a thread of its own, and asks the collector for its keys. A
 * collector that does not answer is normal: everything stays in the ledger and is shipped later.
 * Thread-safe.
 */
public final class Shipper implements AutoCloseable {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);

  /** For what waits at the end. */
  private static final Duration FINISH_WAIT = Duration.ofSeconds(2);

  /** Between two looks at the kill switch while nothing else is due. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Intake intake;
  private final KeyConfirmation confirmation;
  private final RecordingOrder recording;
  private final SwitchErrands errands;
  private final Shipping shipping;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "waybill-shipper");

  private Shipper(
      Ledger ledger,
      Intake intake,
      KeyConfirmation confirmation,
      RecordingOrder recording,
      SwitchErrands errands,
      Shipping shipping) {
    this.ledger = ledger;
    this.intake = intake;
    this.confirmation = confirmation;
    this.recording = recording;
    this.errands = errands;
    this.shipping = shipping;
    thread.setDaemon(true);
  }

  /**
   * Starts shipping; the first probe goes out at once.
   *
   * @param channel sealed with the installation's identity key
   * @param here what the collector is told of
   * @throws IOException when the ledger's folder cannot be read
   */
  public static Shipper start(
      Ledger ledger,
      LedgerChannel channel,
      ShipperOptions options,
      InstantSource clock,
      SecureRandom random,
      SwitchedHere here)
      throws IOException {
    Shipper shipper =
        stepped(ledger, channel, options, clock, random, here, new HttpCarrier(options));
    shipper.thread.start();
    return shipper;
  }

  /**
   * One that ships only when {@link #turn} is called, by a carrier of the caller's. For
   * simulations.
   *
   * @throws IOException when the ledger's folder cannot be read
   */
  public static Shipper stepped(
      Ledger ledger,
      LedgerChannel channel,
      ShipperOptions options,
      InstantSource clock,
      SecureRandom random,
      SwitchedHere here,
      Carrier carrier)
      throws IOException {
    KeyConfirmation confirmation = KeyConfirmation.load(ledger.disk(), options.collector());
    RecordingOrder recording = RecordingOrder.load(ledger.disk());
    Intake intake = new Intake(options.collector(), carrier, channel, random);
    Troubles troubles = new Troubles(clock);
    SwitchErrands errands =
        new SwitchErrands(
            ledger.node(),
            intake,
            here,
            ToldSwitches.load(ledger.disk(), options.collector()),
            troubles);
    Shipping shipping =
        new Shipping(ledger, intake, options, clock, confirmation, recording, errands, troubles);
    return new Shipper(ledger, intake, confirmation, recording, errands, shipping);
  }

  /**
   * Does what is due, as the thread of a started one would, and says for how long nothing will be.
   */
  public Duration turn() throws InterruptedException {
    return shipping.turn();
  }

  /** Which sealing keys may be used. */
  public KeyConfirmation confirmation() {
    return confirmation;
  }

  /** Whether new mail may be tracked. */
  public RecordingOrder recording() {
    return recording;
  }

  /** Whether the collector has confirmed how the kill switch of this James stands. */
  public boolean isSwitchTold() {
    return !errands.arePending();
  }

  /** Bytes of durable records the collector is not known to have. */
  public long lagBytes() {
    return ledger.journal().bytesBetween(shipping.shipped(), ledger.journal().durableEnd());
  }

  /** Durable records the collector is not known to have. */
  public long lagRecords() {
    return shipping.lagRecords();
  }

  /** When the collector last gave a right answer; nothing when it has not in this run. */
  public Optional<Instant> lastContact() {
    return shipping.lastContact();
  }

  /**
   * Stops shipping, after two seconds a request under way included. What waits is shipped before,
   * so that a folder that goes with its container takes nothing along; what cannot be is shipped
   * after the restart.
   */
  @Override
  public void close() throws IOException {
    closing.countDown();
    try {
      if (lagBytes() > 0) {
        thread.join(FINISH_WAIT);
      }
      thread.interrupt();
      if (!thread.join(CLOSE_WAIT)) {
        throw new IOException("the shipper did not stop within " + CLOSE_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      intake.close();
    }
  }

  private void run() {
    try (shipping) {
      while (closing.getCount() > 0 && !ledger.isClosed()) {
        rest(shipping.turn());
      }
      shipping.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // closing a file that was only read: nothing depends on it
      return;
    }
  }

  private void rest(Duration atMost) throws InterruptedException {
    if (atMost.isZero()) {
      return;
    }
    Duration rest = atMost.compareTo(LOOK) < 0 ? atMost : LOOK;
    if (shipping.isResting()) {
      closing.await(rest.toNanos(), TimeUnit.NANOSECONDS);
    } else {
      shipping.awaitRecords(rest);
    }
  }
}
