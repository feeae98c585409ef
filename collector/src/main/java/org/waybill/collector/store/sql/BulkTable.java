package org.waybill.collector.store.sql;

import java.util.List;

/** A table that takes many rows at once; the values of a row in the order of the columns. */
public enum BulkTable {
  EVENTS("events", "event_no, message_key, verdict, " + HitRows.COLUMNS),
  ORPHANS("orphans", HitRows.COLUMNS),
  MESSAGE_ROLLUPS(
      "message_rollups", "message_key, event_type, verdict, link, hits, copies, first_at, last_at"),
  SUBJECT_ROLLUPS(
      "subject_rollups", "subject_kind, subject_key, hit_hour, event_type, verdict, hits, copies"),
  COPY_ROLLUPS("copy_rollups", "copy_key, event_type, verdict, link, hits, first_at, last_at");

  private final String table;
  private final String columns;

  BulkTable(String table, String columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Its name. */
  public String table() {
    return table;
  }

  /** The names of its columns. */
  public List<String> columns() {
    return List.of(columns.split(", "));
  }
}
