package org.waybill.collector.store.sql;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.store.StoreException;

/**
 * The tables of a store, as the migrations in a folder of its engine make them.
 *
 * <p>A migration whose description begins with "adds" only adds: tables, indexes, columns that may
 * be left out. A collector from before it opens tables that have it, and goes on while they get it;
 * tables that any other later migration has changed it refuses.
 */
public final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  /** How the description of a migration begins that only adds. */
  private static final String ADDS = "adds ";

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
   * @throws StoreException naming the database; nothing is made of a version that is not known
   */
  public static void make(DataSource source, String engine, String version, String name) {
    boolean isKnown =
        asking(
            name,
            () ->
                Stream.of(configuration(source, engine).load().info().all())
                    .anyMatch(migration -> migration.getVersion().getVersion().equals(version)));
    if (!isKnown) {
      throw new StoreException(
          "%s: these are tables of a newer version of Waybill (%s), which this version cannot make; use the newer one"
              .formatted(name, version));
    }
    migrate(configuration(source, engine).target(version), name);
  }

  /**
   * Whether bringing the tables up to date does more than add to tables that are there: a collector
   * of an earlier version must not be in them then.
   */
  public static boolean isToChange(DataSource source, String engine, String name) {
    return asking(
        name,
        () -> {
          MigrationInfoService info = configuration(source, engine).load().info();
          return info.current() != null && !Arrays.stream(info.pending()).allMatch(Schema::adds);
        });
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
    asking(
        name,
        () -> {
          Flyway flyway = configuration.load();
          look(later(flyway), name);
          return flyway.migrate();
        });
  }

  /** What a later version than this one has done. */
  private static List<MigrationInfo> later(Flyway flyway) {
    return Stream.of(flyway.info().all())
        .filter(
            migration ->
                migration.getState() == MigrationState.FUTURE_SUCCESS
                    || migration.getState() == MigrationState.FUTURE_FAILED)
        .toList();
  }

  private static void look(List<MigrationInfo> later, String name) {
    for (MigrationInfo migration : later) {
      if (!adds(migration)) {
        throw new StoreException(
            "%s: a newer version of Waybill has changed its tables (%s %s), and this version cannot use them; start the newer one, or restore a backup from before"
                .formatted(name, migration.getVersion(), migration.getDescription()));
      }
    }
    if (!later.isEmpty()) {
      LOG.info(
          "{}: a newer version of Waybill has added to its tables (up to {} {}), which this version"
              + " leaves as it is",
          name,
          later.getLast().getVersion(),
          later.getLast().getDescription());
    }
  }

  private static boolean adds(MigrationInfo migration) {
    return migration.getDescription().startsWith(ADDS);
  }

  private static <T> T asking(String name, Supplier<T> errand) {
    try {
      return errand.get();
    } catch (FlywayException e) {
      throw new StoreException(
          "%s: its tables cannot be brought up to date (%s)".formatted(name, e.getMessage()), e);
    }
  }
}
