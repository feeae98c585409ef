package org.waybill.collector.store.move;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.sql.Database;

/**
 * Copies every row of a store that nobody uses into an empty store of PostgreSQL: some ten thousand
 * in a transaction, each of which notes how far it is, so that a move that was broken off goes on
 * from there. The store it comes from is only read.
 */
public final class Move {

  private static final int ROWS = 20_000;

  /** Has one row, which a new store begins with. */
  private static final String PROGRESS = "progress";

  /** Its row of the one collector of the old store becomes that of a node. */
  private static final String JOURNALS = "journals";

  private static final Set<Integer> BYTES =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  private final int part;
  private final Database target;
  private final String node;
  private final Consumer<String> say;

  private Move(int part, Database target, String node, Consumer<String> say) {
    this.part = part;
    this.target = target;
    this.node = node;
    this.say = say;
  }

  /**
   * Moves a store.
   *
   * @param node whose journal it is from then on
   * @param say hears how far it is
   * @throws StoreException where it is broken off: what is moved stays, and the next goes on
   * @throws IOException where nothing may be moved there; fit for an admin
   */
  public static void all(Database source, Database target, String node, Consumer<String> say)
      throws IOException {
    all(ROWS, source, target, node, say);
  }

  /** The same with so many rows in a transaction. */
  static void all(int part, Database source, Database target, String node, Consumer<String> say)
      throws IOException {
    try (Connection from = source.source().getConnection();
        Connection to = target.source().getConnection()) {
      from.setAutoCommit(false);
      to.setAutoCommit(false);
      try {
        new Move(part, target, node, say).all(from, to);
      } finally {
        from.rollback(); // it was only read
      }
    } catch (SQLException e) {
      throw new StoreException(
          "the move was broken off (%s); mend that and give the same command again: it goes on"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void all(Connection from, Connection to) throws SQLException, IOException {
    boolean begun = isBegun(to);
    boolean empty = count(to, "SELECT COUNT(*) FROM journals") == 0;
    if (!begun && !empty) {
      throw new IOException(
          "the database of store.url holds a store already; name one without tables, or, where that"
              + " is a move that came to its end, compare it with a recount: waybill check-store");
    }
    Moved moved = Moved.on(to, empty && !begun);
    List<Table> tables = Table.of(from, to);
    for (Table table : tables) {
      move(table, from, to, moved);
    }
    for (Table table : tables) {
      compare(table, from, to);
    }
    moved.end();
  }

  private static boolean isBegun(Connection to) throws SQLException {
    return count(to, "SELECT COUNT(to_regclass('%s'))".formatted(Moved.TABLE)) > 0;
  }

  private void move(Table table, Connection from, Connection to, Moved moved) throws SQLException {
    long all = count(from, table.count());
    boolean isProgress = table.name().equals(PROGRESS);
    if (moved.of(table) >= all) {
      return;
    }
    try (Statement reading = from.createStatement();
        ResultSet rows = reading.executeQuery(table.select(moved.of(table)));
        PreparedStatement writing =
            to.prepareStatement(isProgress ? table.update() : table.insert())) {
      boolean more = rows.next();
      while (more) {
        int written = 0;
        while (more && written < part) {
          bind(writing, table, rows);
          writing.addBatch();
          written++;
          more = rows.next();
        }
        writing.executeBatch();
        moved.add(table, written);
        to.commit();
        say.accept("%s: %d of %d rows".formatted(table.name(), moved.of(table), all));
      }
    }
  }

  private void bind(PreparedStatement writing, Table table, ResultSet row) throws SQLException {
    for (int i = 1; i <= table.columns().size(); i++) {
      if (table.name().equals(JOURNALS) && table.columns().get(i - 1).equals("node")) {
        writing.setString(i, node);
      } else if (BYTES.contains(row.getMetaData().getColumnType(i))) {
        writing.setBytes(i, row.getBytes(i));
      } else if (row.getObject(i) instanceof String text) {
        writing.setString(i, target.dialect().storable(text));
      } else {
        writing.setObject(i, row.getObject(i));
      }
    }
  }

  private static void compare(Table table, Connection from, Connection to) throws SQLException {
    long there = count(from, table.count());
    long here = count(to, table.count());
    if (there != here) {
      throw new SQLException(
          String.format(Locale.ROOT, "of %d rows of %s there are %d", there, table.name(), here));
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
