package org.waybill.collector.store.derby;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Reclassified;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Sent;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.StoredKind;
import org.waybill.journal.Position;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.TrackingId;

/** The store on an embedded Derby; one process owns its folder. Thread-safe, writes one by one. */
public final class DerbyStore implements Store {

  private static final String MIGRATIONS = "classpath:org/waybill/collector/store/derby/migration";

  private final DerbyFolder folder;
  private final DerbyConnections connections;
  private final Runnable end;
  private final Memory memory;
  private final Remembering remembering;
  private final Purge purge = new Purge();
  private final Settler settler;
  private final Settler reclassifier;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** How many entries were left out by transactions whose {@link #apply} failed later. */
  private int untold;

  private DerbyStore(
      DerbyFolder folder,
      DerbyConnections connections,
      Memory memory,
      Recognizer recognizer,
      Runnable end) {
    this.settler = new Settler(recognizer);
    this.reclassifier = new Settler(recognizer);
    this.folder = folder;
    this.end = end;
    this.memory = memory;
    this.connections = connections;
    this.remembering = Remembering.start(connections, memory.seen());
  }

  /**
   * Opens a store and brings its tables up to date; begins an empty one where the folder does not
   * exist.
   *
   * @param path the database's own folder; the folder above it must exist
   * @param recognizer names devices as hits are judged
   * @throws StoreException naming the folder, what is wrong with it and what to do
   */
  public static DerbyStore open(Path path, Recognizer recognizer) {
    return open(path, recognizer, Memory.empty());
  }

  /** Opens one that names no devices. */
  public static DerbyStore open(Path path) {
    return open(path, Recognizer.NONE);
  }

  /** Opens one with something in memory that need not be right. */
  static DerbyStore open(Path path, Recognizer recognizer, Memory memory) {
    DerbyFolder folder = DerbyFolder.open(path);
    try {
      migrate(folder.source());
      return on(folder, folder.source(), memory, recognizer, folder::shutDown);
    } catch (FlywayException e) {
      folder.shutDown();
      throw new StoreException(
          "store folder %s: its tables cannot be brought up to date; a collector older than the store cannot open it (%s)"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** Brings a database's tables up to date, or makes them. */
  static void migrate(DataSource source) {
    Flyway.configure().dataSource(source).locations(MIGRATIONS).load().migrate();
  }

  /**
   * A store on a database whose tables are up to date.
   *
   * @param source connections to it, which a test may make fail
   * @param end done when the store is closed
   */
  static DerbyStore on(
      DerbyFolder folder, DataSource source, Memory memory, Recognizer recognizer, Runnable end) {
    DerbyStore store =
        new DerbyStore(folder, new DerbyConnections(source), memory, recognizer, end);
    try {
      store.connections.read(store::begin);
      store.joinOrphans(); // where a process was killed in the midst of it
      return store;
    } catch (RuntimeException e) {
      try (store) {
        throw e;
      }
    }
  }

  private boolean begin(Session session) throws SQLException {
    memory.hours().begin(session);
    return true;
  }

  /** Waits until what is kept in memory is read. */
  void awaitMemory() {
    remembering.await();
  }

  @Override
  public Position position() {
    return connections.read(session -> Progress.read(session).position());
  }

  @Override
  public Optional<LedgerPosition> ledgerPosition(String node) {
    return connections.read(session -> Progress.readNode(session, node));
  }

  @Override
  public Optional<String> senderOf(TrackingId copy) {
    return connections.read(
        session ->
            session.row(
                row -> row.getString(row.getString(1).isEmpty() ? 2 : 1),
                """
                SELECT m.from_address, m.sender
                FROM copies c JOIN messages m ON m.message_key = c.message_key
                WHERE c.copy_key = ?\
                """,
                copy.bytes()));
  }

  @Override
  public int apply(Batch batch) {
    writing.lock();
    boolean stored = false;
    try {
      joinOrphans();
      untold +=
          write((session, leavingOut) -> BatchWriter.write(session, memory, batch, leavingOut));
      joinOrphans();
      stored = true;
      int leftOut = untold;
      untold = 0;
      return leftOut;
    } finally {
      if (!stored) {
        memory.lookup().forget(); // of what it knows some was rolled back
      }
      writing.unlock();
    }
  }

  /** What is written as one transaction, on request without what the database refuses. */
  @FunctionalInterface
  private interface Attempt<T> {
    T run(Session session, boolean leavingOut) throws SQLException;
  }

  /** A second time, leaving out what the database refuses, where the first was refused. */
  private <T> T write(Attempt<T> attempt) {
    try {
      return connections.write(session -> attempt.run(session, false));
    } catch (RefusedException e) {
      memory.distrust(); // it may be the reason
      memory.lookup().forget();
      try {
        return connections.write(session -> attempt.run(session, true));
      } catch (RefusedException again) {
        throw new StoreException("the store refused a batch as a whole", again);
      }
    }
  }

  private void joinOrphans() {
    OptionalInt leftOut = joinSome();
    while (leftOut.isPresent()) {
      untold += leftOut.getAsInt();
      leftOut = joinSome();
    }
  }

  private OptionalInt joinSome() {
    return write((session, leavingOut) -> Orphans.join(session, memory, leavingOut));
  }

  @Override
  public Reports reports() {
    return new DerbyReports(connections);
  }

  @Override
  public boolean purge(Expiry expiry) {
    writing.lock();
    boolean purged = false;
    try {
      boolean more = connections.write(session -> purge.step(session, memory.lookup(), expiry));
      purged = true;
      return more;
    } catch (RefusedException e) {
      throw new StoreException("the store refused to purge", e);
    } finally {
      if (!purged) {
        purge.beginAnew();
      }
      writing.unlock();
    }
  }

  @Override
  public boolean sumDays(Instant until) {
    writing.lock();
    try {
      return connections.write(session -> DaySums.step(session, Hour.of(until.toEpochMilli())));
    } catch (RefusedException e) {
      throw new StoreException("the store refused to sum up days", e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public boolean settle(Judge judge, Ripe ripe) {
    return judge(settler, session -> settler.settle(session, memory, judge, ripe));
  }

  @Override
  public Reclassified reclassify(Judge judge, Instant now, boolean anew) {
    return judge(
        reclassifier, session -> reclassifier.reclassify(session, memory, judge, now, anew));
  }

  private <T> T judge(Settler who, DerbyConnections.Errand<T> part) {
    writing.lock();
    boolean judged = false;
    try {
      T made = write((session, again) -> again ? again(who, part, session) : part.run(session));
      judged = true;
      return made;
    } finally {
      if (!judged) {
        who.beginAnew();
        memory.lookup().forget(); // of what it knows some was rolled back
      }
      writing.unlock();
    }
  }

  /** Judging must not stand still for ever for one row that is not as it should be. */
  private static <T> T again(Settler who, DerbyConnections.Errand<T> part, Session session)
      throws SQLException {
    who.beginAnew();
    return part.run(session.forgiving());
  }

  @Override
  public void backup(Path target) {
    DerbyBackup.write(connections, folder.path(), target);
  }

  /**
   * Puts a backup where no store is.
   *
   * @param backup the folder that was given to {@link #backup}
   * @param path the database's own folder; it must not exist, the folder above it must
   * @throws StoreException naming the folder, what is wrong with it and what to do
   */
  public static void restore(Path backup, Path path) {
    DerbyRestore.put(backup, path);
  }

  /**
   * Puts a backup in a store's place, which no process may use meanwhile.
   *
   * @param backup the folder that was given to {@link #backup}
   * @param path the database's own folder, if there is one; the folder above it must exist
   * @param aside where what is there is moved
   * @return whether there was a store
   * @throws StoreException where the former store is in its place as before; says what is wrong and
   *     what to do
   */
  public static boolean replace(Path backup, Path path, Path aside) {
    return DerbyRestore.replace(backup, path, aside);
  }

  @Override
  public List<Finding> check() {
    writing.lock();
    try {
      return connections.read(DerbyCheck::run);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Sent sent(Instant from, Instant until) {
    return connections.read(session -> SentRows.between(session, from, until));
  }

  @Override
  public Map<StoredKind, Long> diskUse() {
    return DerbyDiskUse.of(connections, folder.path());
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      remembering.close();
      connections.close();
      end.run();
    }
  }
}
