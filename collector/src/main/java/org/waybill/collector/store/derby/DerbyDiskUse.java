package org.waybill.collector.store.derby;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.StoredKind;

/** Says what the tables take on disk, their indexes included. */
final class DerbyDiskUse {

  private static final Map<StoredKind, Set<String>> TABLES =
      Map.of(
          StoredKind.HITS,
          Set.of("EVENTS", "ORPHANS", "JOINING", "TAMPERING"),
          StoredKind.MESSAGES,
          Set.of(
              "MESSAGES",
              "COPIES",
              "ABANDONED_COPIES",
              "LINKS",
              "MESSAGE_ROLLUPS",
              "MESSAGE_STANDINGS",
              "MESSAGE_DELAYS",
              "MESSAGE_HTML",
              "COPY_ROLLUPS",
              "PURGED_HITS",
              "LEDGER_RECORDS"),
          StoredKind.FIGURES,
          Set.of(
              "DEVICES",
              "SUBJECTS",
              "SUBJECT_ROLLUPS",
              "SUBJECT_SENT",
              "SUBJECT_STANDINGS",
              "SUBJECT_DELAYS",
              "SUBJECT_REASONS",
              "REASON_STAKES"));

  private DerbyDiskUse() {}

  private record Use(String table, long bytes) {}

  static Map<StoredKind, Long> of(DerbyConnections connections, Path folder) {
    List<Use> uses = connections.read(DerbyDiskUse::uses);
    Map<StoredKind, Long> bytes = new EnumMap<>(StoredKind.class);
    for (StoredKind kind : StoredKind.values()) {
      bytes.put(kind, 0L);
    }
    long tables = 0;
    for (Use use : uses) {
      bytes.merge(kind(use.table()), use.bytes(), Long::sum);
      tables += use.bytes();
    }
    long rest = Math.max(0, bytes(folder) - tables);
    bytes.merge(StoredKind.ENGINE, rest, Long::sum);
    return bytes;
  }

  private static StoredKind kind(String table) {
    return TABLES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(table))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(StoredKind.ENGINE);
  }

  private static List<Use> uses(Session session) throws SQLException {
    return session.rows(
        row -> new Use(row.getString(1), row.getLong(2)),
        """
        SELECT t.tablename, SUM((s.numallocatedpages + s.numfreepages) * s.pagesize)
        FROM sys.systables t, TABLE (SYSCS_DIAG.SPACE_TABLE(t.tablename)) AS s
        WHERE t.tabletype = 'T' GROUP BY t.tablename\
        """);
  }

  private static long bytes(Path folder) {
    try {
      return Trees.bytes(folder);
    } catch (IOException e) {
      throw new StoreException("store folder %s cannot be read (%s)".formatted(folder, e), e);
    }
  }
}
