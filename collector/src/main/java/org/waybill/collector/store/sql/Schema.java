package org.waybill.collector.store.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
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
    migrate(configuration(source, engine), name);
  }

  /**
   * Makes the tables as they were in an earlier version.
   *
   * @param version the number of the last migration
   * @throws StoreException naming the database
   */
  public static void make(DataSource source, String engine, String version, String name) {
    migrate(configuration(source, engine).target(version), name);
  }

  /** Drops all tables. */
  public static void drop(DataSource source) {
    Flyway.configure().dataSource(source).cleanDisabled(false).load().clean();
  }

  private static FluentConfiguration configuration(DataSource source, String engine) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:org/waybill/collector/store/%s/migration".formatted(engine));
  }

  private static void migrate(FluentConfiguration configuration, String name) {
    try {
      configuration.load().migrate();
    } catch (FlywayException e) {
      throw new StoreException(
          "%s: its tables cannot be brought up to date; a collector older than the store cannot open it (%s)"
              .formatted(name, e.getMessage()),
          e);
    }
  }
}
