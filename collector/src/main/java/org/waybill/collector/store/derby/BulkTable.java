package org.waybill.collector.store.derby;

/** A table that takes many rows with one statement; the values of a row in the order named. */
enum BulkTable {
  EVENTS("events", "event_no, message_key, verdict, " + HitRows.COLUMNS),
  ORPHANS("orphans", HitRows.COLUMNS),
  MESSAGE_ROLLUPS(
      "message_rollups", "message_key, event_type, verdict, link, hits, copies, first_at, last_at"),
  SUBJECT_ROLLUPS(
      "subject_rollups", "subject_kind, subject_key, hit_hour, event_type, verdict, hits, copies"),
  COPY_ROLLUPS("copy_rollups", "copy_key, event_type, verdict, link, hits, first_at, last_at");

  private final String sql;
  private final String oneRow;
  private final String anyRow;

  BulkTable(String table, String columns) {
    this.sql =
        "INSERT INTO %s (%s) SELECT %s FROM TABLE (pending_%s()) AS pending"
            .formatted(table, columns, columns, table);
    this.oneRow =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, columns, columns.replaceAll("[^,]+", "?"));
    this.anyRow = "SELECT 1 FROM %s FETCH FIRST ROW ONLY".formatted(table);
  }

  /** The statement that reads {@link PendingRows}. */
  String sql() {
    return sql;
  }

  /** The statement that takes the values of one row. */
  String oneRow() {
    return oneRow;
  }

  /** A question that is answered with a row where the table has one. */
  String anyRow() {
    return anyRow;
  }
}
