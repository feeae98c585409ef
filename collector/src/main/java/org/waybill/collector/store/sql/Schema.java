package org.waybill.collector.store.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.waybill.collector.store.StoreException;

/** The tables of a store, as the migrations in a folder of its engine make them. */
public final class Schema {

  private Schema() {}

  /**
   * Brings a database's tables up to date, or makes them.
   *
   * @param engine whose folder of migrations: the last part of its package's name
   * @param name what an admin calls the database
   * @throws StoreException naming the database
   */
  public static void bringUpToDate(DataSource source, String engine, String name) {
    try {
      Flyway.configure()
          .dataSource(source)
          .locations("classpath:org/waybill/collector/store/%s/migration".formatted(engine))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "%s: its tables cannot be brought up to date; a collector older than the store cannot open it (%s)"
              .formatted(name, e.getMessage()),
          e);
    }
  }
}
