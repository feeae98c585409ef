package org.waybill.collector.store.postgres;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.sql.Session;
import org.waybill.collector.store.sql.Turn;

/**
 * The turn of several collectors on one database: a transaction that writes begins by locking the
 * one row of progress. So event numbers are given in the order of commits, no two transactions wait
 * for each other crosswise, and nothing is judged twice. Before it they queue at an advisory lock,
 * which is given to whoever has waited longest; a row goes to whoever comes just then, and a
 * collector with a long backlog to judge would come again and again. A turn in which nothing is
 * asked for long ends, rolled back: its collector hangs, and the others must go on.
 *
 * <p>Who keeps at judging is a lease in that row, which another collector takes over when there was
 * no sign of its holder for a while. It makes nothing right or wrong, only fast: whoever judges has
 * the turn, too, and begins anew where somebody else did before.
 */
final class SharedTurn implements Turn {

  /** So long another one waits after the holder's last sign, in milliseconds. */
  private static final long PATIENCE = Duration.ofSeconds(15).toMillis();

  /** How often a sign is given. */
  private static final long SIGN = Duration.ofSeconds(5).toMillis();

  /** A collector not heard of for so long holds up no verdict. */
  private static final long SILENCE = Duration.ofMinutes(1).toMillis();

  /** The key is "turn" in ASCII, twice: two integers are never a node's lock, which is one long. */
  private static final String QUEUE =
      "SELECT set_config('idle_in_transaction_session_timeout', ?, true),"
          + " pg_advisory_xact_lock(1953854062, 1953854062)";

  /** So long a turn may be without a statement: far longer than the judging of any copy takes. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final String node;
  private final InstantSource clock;
  private final Duration pause;
  private long deletions = -1;

  /**
   * That of one collector.
   *
   * @param node its id
   * @param clock those of several collectors may differ by some seconds
   */
  SharedTurn(String node, InstantSource clock) {
    this(node, clock, PAUSE);
  }

  /**
   * With another bound.
   *
   * @param pause after which the server ends a turn in which nothing is asked
   */
  SharedTurn(String node, InstantSource clock, Duration pause) {
    this.node = node;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public String node() {
    return node;
  }

  @Override
  public boolean take(Session session) throws SQLException {
    session.row(row -> true, QUEUE, Long.toString(pause.toMillis()));
    long now =
        session
            .row(row -> row.getLong(1), "SELECT deletions FROM progress WHERE id = 1 FOR UPDATE")
            .orElseThrow(SharedTurn::lost);
    boolean stale = now != deletions;
    deletions = now;
    return stale;
  }

  @Override
  public void deleted(Session session) throws SQLException {
    session.update("UPDATE progress SET deletions = deletions + 1 WHERE id = 1");
  }

  private static SQLException lost() {
    return new SQLException("table progress has lost its row");
  }

  private record Keeping(String keeper, long signAt) {}

  @Override
  public boolean isKeeper(Session session, boolean anyway, Runnable anew) throws SQLException {
    long now = clock.millis();
    Keeping keeping =
        session
            .row(
                row -> new Keeping(row.getString(1), row.getLong(2)),
                "SELECT keeper, keeper_at FROM progress WHERE id = 1")
            .orElseThrow(SharedTurn::lost);
    boolean mine = keeping.keeper().equals(node);
    long since = Math.abs(now - keeping.signAt());
    if (!mine && !anyway && since < PATIENCE) {
      return false;
    }
    if (!mine) {
      anew.run();
    }
    if (!mine || since >= SIGN) {
      session.update("UPDATE progress SET keeper = ?, keeper_at = ? WHERE id = 1", node, now);
    }
    return true;
  }

  @Override
  public Ripe ripe(Session session, Ripe own) throws SQLException {
    long now = own.now().toEpochMilli();
    session.update(
        "UPDATE journals SET ripe_to = ?, heard_at = ? WHERE node = ?",
        own.until().toEpochMilli(),
        now,
        node);
    long until =
        session
            .row(
                row -> row.getLong(1),
                "SELECT MIN(ripe_to) FROM journals WHERE heard_at > ?",
                now - SILENCE)
            .orElseThrow(() -> new SQLException("table journals has lost the row of " + node));
    return new Ripe(Instant.ofEpochMilli(until), own.now());
  }
}
