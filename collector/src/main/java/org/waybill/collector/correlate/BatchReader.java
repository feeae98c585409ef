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
  private static final int RECORDS = 10 * Batch.ROWS;

  private final JournalReader reader;
  private final Storable storable;

  BatchReader(JournalReader reader, Storable storable) {
    this.reader = reader;
    this.storable = storable;
  }

  /** The next stretch of the journal; nothing when there is none yet. */
  Optional<Batch> next() throws IOException {
    BatchRows rows = new BatchRows(storable);
    Position from = reader.position();
    int records = 0;
    while (rows.count() < Batch.ROWS && records < RECORDS) {
      Optional<Entry> entry = reader.poll();
      if (entry.isEmpty()) {
        break;
      }
      records++;
      rows.add(entry.get());
    }
    return records == 0
        ? Optional.empty()
        : Optional.of(new Batch(from, reader.position(), rows.entries()));
  }
}
