package org.waybill.collector.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Shipment;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.wire.Allowance;
import org.waybill.wire.Further;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.SwitchErrand;

/**
 * What mailets ship, ask and have switched, whatever carries it: a sealed batch becomes one journal
 * record, and the answer may go out when it is durable. Thread-safe.
 */
public final class LedgerIntake {

  /** Every path that is ours begins so. */
  public static final String PREFIX = "/ledger/v1/";

  private static final Pattern PROBE = Pattern.compile(PREFIX + "([0-9a-f]{16})");
  private static final Pattern PLACE =
      Pattern.compile(PREFIX + "([0-9a-f]{16})/(\\d{1,18})/(\\d{1,18})");

  private static final Pattern SWITCH = Pattern.compile(PREFIX + "([0-9a-f]{16})/switch");

  /** A text, so that no challenge can be the digest of a shipment, which is 32 bytes. */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{8,128}");

  private final LedgerChannel channel;
  private final Supplier<Set<KeyFingerprint>> keys;
  private final Journal journal;
  private final LedgerPlaces places;
  private final Supplier<Allowance> allowed;
  private final Turnstile turnstile;

  /**
   * Wires it.
   *
   * @param keys the fingerprints of the keys in use, and
   * @param allowed what new mail may be tracked: both asked for with every answer
   * @param turnstile what is switched goes through it
   */
  public LedgerIntake(
      LedgerChannel channel,
      Supplier<Set<KeyFingerprint>> keys,
      Journal journal,
      LedgerPlaces places,
      Supplier<Allowance> allowed,
      Turnstile turnstile) {
    this.channel = channel;
    this.keys = keys;
    this.journal = journal;
    this.places = places;
    this.allowed = allowed;
    this.turnstile = turnstile;
  }

  /** What somebody wants. */
  public sealed interface Question {
    /**
     * How far a node's ledger is here, and which keys are opened.
     *
     * @param further whether the mailet takes further lines in the answer
     */
    record Probe(String node, String challenge, boolean further) implements Question {}

    /** To put a batch to a place; the body is still to come. */
    record Ship(LedgerPosition place, boolean further) implements Question {}

    /** To have something switched; the body is still to come. */
    record Switch(String node, boolean further) implements Question {}

    /** Nothing there is an answer to. */
    record Nonsense() implements Question {}
  }

  /**
   * Reads a request's method, its path and its parameter {@code challenge}, if it has one.
   *
   * @param further whether it has {@link IntakeAnswer#FURTHER}
   */
  public static Question question(String method, String path, String challenge, boolean further) {
    Matcher place = PLACE.matcher(path);
    if (method.equals("PUT") && place.matches()) {
      return new Question.Ship(
          new LedgerPosition(
              place.group(1), Long.parseLong(place.group(2)), Long.parseLong(place.group(3))),
          further);
    }
    Matcher errand = SWITCH.matcher(path);
    if (method.equals("PUT") && errand.matches()) {
      return new Question.Switch(errand.group(1), further);
    }
    Matcher probe = PROBE.matcher(path);
    return method.equals("GET") && probe.matches() && CHALLENGE.matcher(challenge).matches()
        ? new Question.Probe(probe.group(1), challenge, further)
        : new Question.Nonsense();
  }

  /** The answer to a probe. May wait for the store, and throw where it is away. */
  public String answer(Question.Probe probe) {
    places.asked(probe.node());
    return answer(
        places.of(probe.node()),
        probe.challenge().getBytes(StandardCharsets.US_ASCII),
        probe.further());
  }

  /** The answer to a shipment that was kept. */
  public String answer(Shipment kept, byte[] sealed, boolean further) {
    return answer(kept.to(), LedgerChannel.digest(sealed), further);
  }

  /** The answer to an errand that was done. May wait for the store, and throw where it is away. */
  public String answer(Question.Switch done, byte[] sealed) {
    return answer(places.of(done.node()), LedgerChannel.digest(sealed), done.further());
  }

  /** Opens a body; empty where it was not sealed for that place with our keys. */
  public Optional<Shipment> open(LedgerPosition place, byte[] sealed) {
    return channel
        .open(place, sealed)
        .flatMap(LedgerIntake::records)
        .map(records -> shipment(place, records));
  }

  /** Opens an errand; empty where it was not sealed for that node with our keys. */
  public Optional<SwitchErrand> openErrand(String node, byte[] sealed) {
    return channel.openErrand(node, sealed);
  }

  /**
   * Does an errand. Blocks on the disk.
   *
   * @return false where it was brought before, or somewhere else
   * @throws IOException where it is not known to last
   */
  public boolean obey(String node, SwitchErrand errand) throws IOException {
    return turnstile.pass(node, errand);
  }

  /**
   * Writes a shipment and returns at once; one of both is run once, on the journal's thread, which
   * everybody waits for.
   *
   * @param durable it may be answered now
   * @param failed it is not known to be on disk
   */
  public void keep(Shipment shipment, Runnable durable, Runnable failed) {
    journal.append(
        JournalRecordBytes.encode(shipment),
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            places.reached(shipment.to());
            durable.run();
          }

          @Override
          public void failed(Throwable cause) {
            failed.run();
          }
        });
  }

  private String answer(LedgerPosition at, byte[] question, boolean further) {
    Further said =
        further
            ? new Further(Optional.of(allowed.get()), Optional.of(turnstile.ticket(at.node())))
            : Further.NONE;
    return new IntakeAnswer(at.segment(), at.offset(), keys.get(), said).format(channel, question);
  }

  private static Optional<List<byte[]>> records(byte[] batch) {
    try {
      return Optional.of(LedgerBatch.decode(batch));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Records lie one behind the other in a segment of the mailet's journal, each in a frame. */
  private static Shipment shipment(LedgerPosition from, List<byte[]> records) {
    long end = from.offset();
    for (byte[] record : records) {
      end += Journal.FRAME_BYTES + record.length;
    }
    return new Shipment(from, from.at(end), records);
  }
}
