package org.waybill.ledger;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waybill.journal.Entry;
import org.waybill.journal.JournalReader;

/**
 * Cuts a ledger's durable records into shipments: within one segment, of at most so many bytes.
 * Used by one thread.
 */
final class Shipments implements AutoCloseable {
  private final JournalReader reader;
  private final int maxBytes;
  private @Nullable Shipment present;
  private @Nullable Entry ahead;

  Shipments(JournalReader reader, int maxBytes) {
    this.reader = reader;
    this.maxBytes = maxBytes;
  }

  /** The present shipment, the same until it is {@link #done}; nothing when all is shipped. */
  Optional<Shipment> present() throws IOException {
    if (present == null) {
      List<Entry> entries = next();
      present = entries.isEmpty() ? null : Shipment.of(entries);
    }
    return Optional.ofNullable(present);
  }

  /** Whether the present shipment was cut off because it would have carried too much. */
  boolean hasMore() {
    return ahead != null;
  }

  void done() {
    present = null;
  }

  /** Waits until there may be another shipment; false after the time or when the ledger closes. */
  boolean awaitRecords(Duration atMost) throws InterruptedException {
    return reader.awaitDurable(atMost);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private List<Entry> next() throws IOException {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    for (Optional<Entry> entry = take(); entry.isPresent(); entry = take()) {
      bytes += Integer.BYTES + entry.get().record().length;
      boolean fits =
          entries.isEmpty()
              || (bytes <= maxBytes
                  && entry.get().position().segment() == entries.getFirst().position().segment());
      if (!fits) {
        ahead = entry.get();
        break;
      }
      entries.add(entry.get());
    }
    return entries;
  }

  private Optional<Entry> take() throws IOException {
    Entry waiting = ahead;
    ahead = null;
    return waiting != null ? Optional.of(waiting) : reader.poll();
  }
}
