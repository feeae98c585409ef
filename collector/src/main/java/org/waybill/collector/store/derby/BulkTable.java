package org.waybill.collector.store.derby;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A table that takes many rows with one statement; the values of a row in the order named. */
enum BulkTable {
  EVENTS("events", "event_no, message_key, verdict, " + HitRows.COLUMNS),
  ORPHANS("orphans", HitRows.COLUMNS),
  MESSAGE_ROLLUPS(
      "message_rollups",
      "message_key, event_type, verdict, link, hits, copies, first_at, last_at",
      "message_key, event_type, verdict, link"),
  SUBJECT_ROLLUPS(
      "subject_rollups",
      "subject_kind, subject_key, hit_hour, event_type, verdict, hits, copies",
      "subject_kind, subject_key, hit_hour, event_type, verdict"),
  COPY_ROLLUPS(
      "copy_rollups",
      "copy_key, event_type, verdict, link, hits, first_at, last_at",
      "copy_key, event_type, verdict, link");

  private final String sql;
  private final String oneRow;
  private final String anyRow;
  private final Optional<String> known;

  /** One whose key is unique by its constraint. */
  BulkTable(String table, String columns) {
    this(table, columns, Optional.empty());
  }

  /** One whose key is unique only as far as whoever writes sees to it. */
  BulkTable(String table, String columns, String key) {
    this(table, columns, Optional.of(key));
  }

  BulkTable(String table, String columns, Optional<String> key) {
    this.sql =
        "INSERT INTO %s (%s) SELECT %s FROM TABLE (pending_%s()) AS pending"
            .formatted(table, columns, columns, table);
    this.oneRow =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(table, columns, columns.replaceAll("[^,]+", "?"));
    this.anyRow = "SELECT 1 FROM %s FETCH FIRST ROW ONLY".formatted(table);
    this.known = key.map(names -> known(table, names));
  }

  private static String known(String table, String key) {
    String same =
        Arrays.stream(key.split(", "))
            .map(name -> "known." + name + " = pending." + name)
            .collect(Collectors.joining(" AND "));
    return """
    SELECT 1 FROM --DERBY-PROPERTIES joinOrder=FIXED
      TABLE (pending_%1$s()) AS pending
      JOIN %1$s AS known --DERBY-PROPERTIES index=%1$s_by_key, joinStrategy=NESTEDLOOP
      ON %2$s
    FETCH FIRST ROW ONLY\
    """
        .formatted(table, same);
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

  /**
   * A question that reads {@link PendingRows} and is answered with a row where the table has one of
   * the same key; none where a constraint sees to that.
   */
  Optional<String> known() {
    return known;
  }
}
