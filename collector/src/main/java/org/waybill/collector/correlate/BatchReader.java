package org.waybill.collector.correlate;

import java.io.IOException;
import java.util.Optional;
import org.waybill.collector.store.Batch;
import org.waybill.journal.Entry;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;

/** Makes batches of what is durable; never waits for more. */
final class BatchReader {

  /** Records that say nothing make no rows, but they too must come to an end. */
  private static final int RECORDS_A_ROW = 10;

  /** A batch is in memory as a whole, and records may be long. */
  private static final long BYTES = 8 << 20;

  private final JournalReader reader;
  private final Storable storable;
  private final int most;

  /** Makes batches of that many rows at most. */
  BatchReader(JournalReader reader, Storable storable, int most) {
    this.reader = reader;
    this.storable = storable;
    this.most = most;
  }

  /** The next stretch of the journal; nothing when there is none yet. */
  Optional<Batch> next() throws IOException {
    BatchRows rows = new BatchRows(storable);
    Position from = reader.position();
    int records = 0;
    long bytes = 0;
    while (rows.count() < most && records < RECORDS_A_ROW * most && bytes < BYTES) {
      Optional<Entry> entry = reader.poll();
      if (entry.isEmpty()) {
        break;
      }
      records++;
      bytes += entry.get().record().length;
      rows.add(entry.get());
    }
    return records == 0
        ? Optional.empty()
        : Optional.of(new Batch(from, reader.position(), rows.entries()));
  }
}
