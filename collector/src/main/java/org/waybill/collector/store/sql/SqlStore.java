package org.waybill.collector.store.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Expiry;
import org.waybill.collector.store.Finding;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Noticeboard;
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

/**
 * The store on a database, which other processes may write to, too. Thread-safe, writes one by one.
 */
public final class SqlStore implements Store {

  private final Database database;
  private final Turn turn;
  private final Connections connections;
  private final Reader reader;
  private final Memory memory;
  private final Remembering remembering;
  private final Purge purge = new Purge();
  private final Settler settler;
  private final Settler reclassifier;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Up to where the journal was applied since {@link #position} was asked for. */
  private Position applied = Position.START;

  /** How many entries were left out by transactions whose {@link #apply} failed later. */
  private int untold;

  private SqlStore(Database database, Turn turn, Memory memory, Recognizer recognizer) {
    this.settler = new Settler(recognizer);
    this.reclassifier = new Settler(recognizer);
    this.database = database;
    this.turn = turn;
    this.memory = memory;
    this.connections = new Connections(database);
    this.reader = database.reader(connections);
    this.remembering = Remembering.start(connections, memory.seen());
  }

  /**
   * The store on a database, which is closed with it, and where it cannot be read.
   *
   * @param recognizer names devices as hits are judged
   * @throws StoreException where the database cannot be read
   */
  public static SqlStore on(Database database, Turn turn, Recognizer recognizer) {
    return on(database, turn, recognizer, Memory.empty());
  }

  /** The same with filters that take so many bytes each. */
  public static SqlStore on(Database database, Turn turn, Recognizer recognizer, long filterBytes) {
    return on(database, turn, recognizer, Memory.of(filterBytes));
  }

  /** The same with something in memory that need not be right. */
  static SqlStore on(Database database, Turn turn, Recognizer recognizer, Memory memory) {
    SqlStore store = new SqlStore(database, turn, memory, recognizer);
    try {
      store.write((session, again) -> store.begin(session));
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
    StoredJournal.begin(session, turn.node());
    return true;
  }

  /** Waits until what is kept in memory is read. */
  public void awaitMemory() {
    remembering.await();
  }

  @Override
  public Position position() {
    writing.lock();
    try {
      applied = Position.START;
      return connections.read(session -> StoredJournal.read(session, turn.node()).position());
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Optional<LedgerPosition> ledgerPosition(String james) {
    return connections.read(session -> Progress.readNode(session, james));
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
  public int batchRows() {
    return database.batchRows();
  }

  @Override
  public int apply(Batch batch) {
    writing.lock();
    boolean stored = false;
    try {
      joinOrphans();
      untold += write((session, leavingOut) -> apply(session, batch, leavingOut));
      applied = batch.to().compareTo(applied) > 0 ? batch.to() : applied;
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

  private int apply(Session session, Batch batch, boolean leavingOut) throws SQLException {
    StoredJournal journal = StoredJournal.read(session, turn.node());
    if (journal.position().compareTo(applied) < 0) {
      beginAnew();
      memory.distrust();
      throw new SQLException(
          "the database was set back: it holds this journal up to %s and had it up to %s; what the journal still holds is stored again"
              .formatted(journal.position(), applied));
    }
    return BatchWriter.write(session, memory, journal, batch, leavingOut);
  }

  /** What is written as one transaction, on request without what the database refuses. */
  @FunctionalInterface
  private interface Attempt<T> {
    T run(Session session, boolean leavingOut) throws SQLException;
  }

  /** A second time, leaving out what the database refuses, where the first was refused. */
  private <T> T write(Attempt<T> attempt) {
    try {
      return connections.write(session -> attempt(session, attempt, false));
    } catch (RefusedException e) {
      memory.distrust(); // it may be the reason
      memory.lookup().forget();
      try {
        return connections.write(session -> attempt(session, attempt, true));
      } catch (RefusedException again) {
        throw new StoreException("the store refused a batch as a whole", again);
      }
    }
  }

  private <T> T attempt(Session session, Attempt<T> attempt, boolean leavingOut)
      throws SQLException {
    takeTurn(session);
    return attempt.run(session, leavingOut);
  }

  private void takeTurn(Session session) throws SQLException {
    if (turn.take(session)) {
      memory.lookup().forget();
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
    return new SqlReports(connections);
  }

  @Override
  public Reports recentReports() {
    return new SqlReports(reader);
  }

  @Override
  public boolean purge(Expiry expiry) {
    writing.lock();
    boolean purged = false;
    try {
      boolean more = connections.write(session -> purge(session, expiry));
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

  private boolean purge(Session session, Expiry expiry) throws SQLException {
    takeTurn(session);
    boolean more = isKeeper(session, false) && purge.step(session, memory.lookup(), expiry);
    if (more) {
      turn.deleted(session);
    }
    return more;
  }

  private boolean isKeeper(Session session, boolean anyway) throws SQLException {
    return turn.isKeeper(session, anyway, this::beginAnew);
  }

  /** Another one judged and purged until now. */
  private void beginAnew() {
    settler.beginAnew();
    reclassifier.beginAnew();
    purge.beginAnew();
    memory.lookup().forget();
  }

  @Override
  public boolean sumDays(Instant until) {
    writing.lock();
    try {
      return connections.write(session -> sumDays(session, Hour.of(until.toEpochMilli())));
    } catch (RefusedException e) {
      throw new StoreException("the store refused to sum up days", e);
    } finally {
      writing.unlock();
    }
  }

  private boolean sumDays(Session session, int hour) throws SQLException {
    takeTurn(session);
    return isKeeper(session, false) && DaySums.step(session, hour);
  }

  @Override
  public boolean settle(Judge judge, Ripe ripe) {
    return judge(settler, session -> settle(session, judge, ripe));
  }

  private boolean settle(Session session, Judge judge, Ripe own) throws SQLException {
    Ripe ripe = turn.ripe(session, own);
    return isKeeper(session, false) && settler.settle(session, memory, judge, ripe);
  }

  @Override
  public Reclassified reclassify(Judge judge, Instant now, boolean anew) {
    return judge(reclassifier, session -> reclassify(session, judge, now, anew));
  }

  private Reclassified reclassify(Session session, Judge judge, Instant now, boolean anew)
      throws SQLException {
    isKeeper(session, true);
    return reclassifier.reclassify(session, memory, judge, now, anew);
  }

  private <T> T judge(Settler who, Connections.Errand<T> part) {
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
  private static <T> T again(Settler who, Connections.Errand<T> part, Session session)
      throws SQLException {
    who.beginAnew();
    return part.run(session.forgiving());
  }

  @Override
  public Optional<Noticeboard> noticeboard() {
    return database.noticeboard();
  }

  @Override
  public void backup(Path target) {
    database.backup(connections, target);
  }

  @Override
  public List<Finding> check() {
    writing.lock();
    try {
      return connections.read(
          session -> {
            List<Finding> findings = new ArrayList<>(database.check(session));
            findings.addAll(FigureCheck.run(session));
            return findings;
          });
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
    return connections.read(session -> DiskUse.of(session, database));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (database;
          connections;
          reader) {
        remembering.close();
      }
    }
  }
}
