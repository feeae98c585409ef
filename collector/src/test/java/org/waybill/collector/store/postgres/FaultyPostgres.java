package org.waybill.collector.store.postgres;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.waybill.collector.store.FaultySource;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.TestRecognizer;
import org.waybill.collector.store.sql.SqlStore;

/**
 * A database on a PostgreSQL server. Its stores are those of one node that takes turns with others;
 * there are none. When one is closed its connections are gone, and what they had begun.
 */
public final class FaultyPostgres extends LastingDatabase {

  private final PostgresAddress address;

  /** The database that goes by a folder, which has to stay until nobody uses this any more. */
  public FaultyPostgres(Path folder) {
    this(EmptyPostgres.address(folder));
  }

  private FaultyPostgres(PostgresAddress address) {
    super(address.source(), FaultyPostgres::failure);
    this.address = address;
  }

  /** A full disk refuses a statement, and the connection lives on; it breaks at a commit. */
  private static SQLException failure(FaultySource.Moment moment) {
    return moment == FaultySource.Moment.BEFORE_STATEMENT
        ? new SQLException("injected: no space left on device", "53100")
        : new SQLException("injected: an I/O error occurred", "08006");
  }

  @Override
  public Store open(InstantSource clock) {
    Tenure tenure = Tenure.ofNode(address.source(), address.name(), EmptyPostgres.NODE);
    PostgresNoticeboard board = new PostgresNoticeboard(address.hastySource());
    SqlStore store =
        SqlStore.on(
            new PostgresDatabase(source().source(), Optional.empty(), tenure, board),
            new SharedTurn(EmptyPostgres.NODE, clock),
            new TestRecognizer(),
            FILTER_BYTES);
    store.awaitMemory();
    return store;
  }
}
