package org.waybill.collector.correlate;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerRecord;

/**
 * Follows the journal into the store, one step at a time, and trims what is stored. Whatever fails
 * begins again at what the store then has. One thread steps; {@link #done} may be read by any.
 */
public final class Following implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Following.class);

  private final Journal journal;
  private final StoreDoor door;
  private final Storable storable;
  private final Runnable leftOut;
  private final Consumer<LedgerRecord.Sent> heard;
  private final Backoff backoff = new Backoff();
  private volatile Position done = Position.START;
  private boolean begun;
  private @Nullable JournalReader reader;

  /**
   * Does nothing before the first step.
   *
   * @param storable what of the journal may be stored
   * @param leftOut run for each entry that cannot be stored
   */
  public Following(Journal journal, StoreDoor door, Storable storable, Runnable leftOut) {
    this(journal, door, storable, leftOut, sent -> {});
  }

  /**
   * The same, and somebody hears what was sent.
   *
   * @param heard told of it once it is stored; of a record that is followed again, again
   */
  public Following(
      Journal journal,
      StoreDoor door,
      Storable storable,
      Runnable leftOut,
      Consumer<LedgerRecord.Sent> heard) {
    this.heard = heard;
    this.journal = journal;
    this.door = door;
    this.storable = storable;
    this.leftOut = leftOut;
  }

  /** What one step came to. */
  public sealed interface Step {
    /** A batch was stored; there may be more. */
    record Stored() implements Step {}

    /** Nothing is durable beyond that place yet. */
    record UpToDate(Position at) implements Step {}

    /** It failed; nothing is tried for that long. */
    record Failed(Duration pause, String why) implements Step {}
  }

  /** Everything before it is stored; {@link Position#START} while that is not known. */
  public Position done() {
    return done;
  }

  /** Stores the next batch, where there is one. */
  public Step step() {
    try {
      return follow(door.open());
    } catch (IOException | RuntimeException | Error e) {
      return failed(e);
    }
  }

  private Step follow(Store store) throws IOException {
    if (!begun) {
      done = store.position();
      begun = true;
      tellWhenBeyond(journal.durableEnd());
    }
    if (done.compareTo(journal.durableEnd()) > 0) {
      return new Step.UpToDate(done);
    }
    JournalReader open = reader;
    if (open == null) {
      open = journal.read(done);
      reader = open;
    }
    Optional<Batch> batch = new BatchReader(open, storable, store.batchRows()).next();
    if (batch.isEmpty()) {
      return new Step.UpToDate(open.position());
    }
    apply(store, batch.get());
    return new Step.Stored();
  }

  /**
   * The journal ends before what is stored only where it was lost or is an old one: what it held
   * beyond is gone or stored already, and its next segment has a higher number.
   */
  private void tellWhenBeyond(Position end) {
    if (done.compareTo(end) > 0) {
      LOG.error(
          "the journal ends at {}, before {}, up to which the store has it: files of the journal"
              + " were lost or are older than the store; hits not stored by then are lost, new"
              + " ones are stored as ever",
          end,
          done);
    }
  }

  private void apply(Store store, Batch batch) throws IOException {
    for (int left = store.apply(batch); left > 0; left--) {
      leftOut.run();
    }
    backoff.reset();
    Position before = done;
    done = batch.to();
    tell(batch);
    if (before.segment() < done.segment()) {
      journal.trimBefore(done);
    }
  }

  /** Whoever hears it must not hold the store up. */
  private void tell(Batch batch) {
    try {
      for (StoreEntry entry : batch.entries()) {
        if (entry instanceof StoreEntry.LedgerRow row
            && row.record() instanceof LedgerRecord.Sent sent) {
          heard.accept(sent);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("what was sent could not be heard; it is stored all the same", e);
    }
  }

  /** Says what is wrong and for how long nothing is tried. */
  private Step failed(Throwable e) {
    closeQuietly(e);
    begun = false;
    Duration pause = backoff.next();
    String what =
        e instanceof StoreException ? "the store is away" : "following the journal failed";
    LOG.warn(
        "{} ({}); hits are kept in the journal, tried again in {} ms",
        what,
        e.getMessage(),
        pause.toMillis());
    LOG.debug("the cause", e);
    return new Step.Failed(pause, String.valueOf(e.getMessage()));
  }

  private void closeQuietly(Throwable because) {
    try {
      close();
    } catch (IOException e) {
      because.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    JournalReader open = reader;
    reader = null;
    if (open != null) {
      open.close();
    }
  }
}
