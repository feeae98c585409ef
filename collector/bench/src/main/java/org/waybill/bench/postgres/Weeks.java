package org.waybill.bench.postgres;

import java.time.Duration;
import java.util.List;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;

/**
 * A database that holds what came of one week's mail, and then of more weeks like it: every
 * message, copy, hit and figure again under other keys and later by whole weeks, to the same
 * persons from the same senders. It then holds what a collector would have made of that mail; a
 * recount finds no difference. No store may be open, and no hit wait to be judged, while weeks are
 * added.
 */
final class Weeks {

  private static final Duration WEEK = Duration.ofDays(7);

  /** More than a week's journal has, in bytes. */
  private static final long SEGMENTS = 1L << 30;

  /** Those with rows of one week. */
  private static final List<String> TABLES =
      List.of(
          "messages",
          "copies",
          "links",
          "deliveries",
          "ledger_records",
          "events",
          "message_rollups",
          "copy_rollups",
          "message_standings",
          "message_delays",
          "subject_sent",
          "subject_standings",
          "subject_delays",
          "subject_rollups",
          "subject_reasons",
          "reason_stakes");

  private final PostgresAddress database;
  private final int hits;
  private int weeks = 1;

  /** Of a database with the first week, of so many hits, whose days are not summed up yet. */
  Weeks(PostgresAddress database, int hits) {
    this.database = database;
    this.hits = hits;
    say("CREATE SCHEMA week");
    TABLES.forEach(table -> say("CREATE TABLE week.%1$s AS TABLE %1$s".formatted(table)));
  }

  /** How much later the last week is than the first. */
  Duration later() {
    return WEEK.multipliedBy(weeks - 1L);
  }

  /** Adds weeks until there are so many. */
  void until(int number) {
    for (; weeks < number; weeks++) {
      TABLES.forEach(table -> say(again(table, weeks)));
      say("UPDATE progress SET next_event = next_event + %1$d".formatted(hits));
      say("UPDATE progress SET settled_to = next_event");
    }
  }

  /** What a server does by itself when it has time. */
  void tidy() {
    say("VACUUM ANALYZE");
  }

  private String again(String table, int week) {
    List<String> columns = columns(table);
    List<String> later = columns.stream().map(column -> later(column, week)).toList();
    return "INSERT INTO %1$s (%2$s) SELECT %3$s FROM week.%1$s"
        .formatted(table, String.join(", ", columns), String.join(", ", later));
  }

  /** What stands in a column so many weeks later. */
  private String later(String column, int week) {
    Duration by = WEEK.multipliedBy(week);
    return switch (column) {
      case "message_key", "copy_key", "record_id" ->
          "set_byte(%1$s, 0, get_byte(%1$s, 0) # %2$d)".formatted(column, week);
      case "message_id" -> "%d || message_id".formatted(week);
      case "event_no" -> column + " + (SELECT next_event - 1 FROM progress)";
      case "segment" -> more(column, week * SEGMENTS);
      case "sealed_day" -> more(column, by.toDays());
      case String hour when hour.endsWith("_hour") -> more(column, by.toHours());
      case String time when time.endsWith("_at") -> more(column, by.toMillis());
      default -> column;
    };
  }

  private static String more(String column, long by) {
    return "%s + %d".formatted(column, by);
  }

  private List<String> columns(String table) {
    return PostgresServer.texts(
        database,
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'week' AND table_name = '%s' ORDER BY ordinal_position\
        """
            .formatted(table));
  }

  private void say(String sql) {
    PostgresServer.execute(database, sql);
  }
}
