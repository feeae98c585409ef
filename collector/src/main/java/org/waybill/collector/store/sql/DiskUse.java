package org.waybill.collector.store.sql;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.waybill.collector.store.StoredKind;

/** Says what the tables take on disk, their indexes included. */
final class DiskUse {

  private static final Map<StoredKind, Set<String>> TABLES =
      Map.of(
          StoredKind.HITS,
          Set.of("events", "orphans", "joining", "tampering"),
          StoredKind.MESSAGES,
          Set.of(
              "messages",
              "copies",
              "abandoned_copies",
              "links",
              "message_rollups",
              "message_standings",
              "message_delays",
              "message_html",
              "copy_rollups",
              "purged_hits",
              "ledger_records"),
          StoredKind.FIGURES,
          Set.of(
              "devices",
              "subjects",
              "subject_rollups",
              "subject_sent",
              "subject_standings",
              "subject_delays",
              "subject_reasons",
              "reason_stakes"));

  private DiskUse() {}

  static Map<StoredKind, Long> of(Session session, Database database) throws SQLException {
    Map<StoredKind, Long> bytes = new EnumMap<>(StoredKind.class);
    for (StoredKind kind : StoredKind.values()) {
      bytes.put(kind, 0L);
    }
    long tables = 0;
    for (Map.Entry<String, Long> table : database.tables(session).entrySet()) {
      bytes.merge(kind(table.getKey()), table.getValue(), Long::sum);
      tables += table.getValue();
    }
    bytes.merge(StoredKind.ENGINE, Math.max(0, database.bytes(session) - tables), Long::sum);
    return bytes;
  }

  private static StoredKind kind(String table) {
    return TABLES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(table))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(StoredKind.ENGINE);
  }
}
