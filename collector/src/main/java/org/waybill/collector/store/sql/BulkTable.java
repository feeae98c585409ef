package org.waybill.collector.store.sql;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that takes many rows at once; the values of a row in the order of the columns. To a row
 * of figures more is added: counts add up, and the first and last time become earlier and later.
 */
public enum BulkTable {
  EVENTS("events", "event_no, message_key, verdict, " + HitRows.COLUMNS, "", "", false),
  ORPHANS("orphans", HitRows.COLUMNS, "", "", false),
  PURGED_HITS(
      "purged_hits",
      "copy_key, event_type, verdict, reasons, device, link",
      "hits",
      "first_at, last_at",
      false),
  MESSAGE_ROLLUPS(
      "message_rollups",
      "message_key, event_type, verdict, link",
      "hits, copies",
      "first_at, last_at",
      true),
  COPY_ROLLUPS(
      "copy_rollups", "copy_key, event_type, verdict, link", "hits", "first_at, last_at", true),
  MESSAGE_STANDINGS("message_standings", "message_key, standing", "copies", "", true),
  MESSAGE_DELAYS("message_delays", "message_key, open_delay", "copies", "", true),
  SUBJECT_SENT(
      "subject_sent",
      "subject_kind, subject_key, sent_hour",
      "messages, copies, recipients",
      "",
      false),
  SUBJECT_STANDINGS(
      "subject_standings", "subject_kind, subject_key, sent_hour, standing", "copies", "", true),
  SUBJECT_DELAYS(
      "subject_delays", "subject_kind, subject_key, sent_hour, open_delay", "copies", "", true),
  SUBJECT_ROLLUPS(
      "subject_rollups",
      "subject_kind, subject_key, hit_hour, event_type, verdict",
      "hits, copies",
      "",
      true),
  SUBJECT_REASONS(
      "subject_reasons", "subject_kind, subject_key, hit_hour, reason, verdict", "hits", "", true),
  REASON_STAKES(
      "reason_stakes", "reason, sent_hour", "touched, decided, opened, clicked", "", false);

  private final String table;
  private final String key;
  private final String counts;
  private final String times;
  private final int keys;
  private final boolean comesAndGoes;

  BulkTable(String table, String key, String counts, String times, boolean comesAndGoes) {
    this.table = table;
    this.key = key;
    this.counts = counts;
    this.times = times;
    this.keys = list(key).size();
    this.comesAndGoes = comesAndGoes;
  }

  private static List<String> list(String columns) {
    return columns.isEmpty() ? List.of() : List.of(columns.split(", "));
  }

  /** Its name. */
  public String table() {
    return table;
  }

  /** The names of all columns: its key, counts, times. */
  public List<String> columns() {
    return Stream.of(key, counts, times).flatMap(part -> list(part).stream()).toList();
  }

  /** The columns that tell one row of figures from another. */
  public List<String> key() {
    return list(key);
  }

  /** The columns that add up. */
  public List<String> counts() {
    return list(counts);
  }

  /** The column of the first time and that of the last; none where it has neither. */
  public List<String> times() {
    return list(times);
  }

  /** The values of a row's key. */
  public Object[] keyOf(Object[] row) {
    return Arrays.copyOf(row, keys);
  }

  /** Whether a row goes whose counts have come to nothing. */
  public boolean comesAndGoes() {
    return comesAndGoes;
  }

  /** Whether a row takes something away, after which nothing may be left. */
  public boolean takesAway(Object[] row) {
    return comesAndGoes && ((Number) row[keys]).longValue() < 0;
  }
}
