package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.correlate.Correlator;
import org.waybill.collector.correlate.Storable;
import org.waybill.collector.correlate.StoreDoor;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.FolderDisk;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.Position;

class EndingTest {

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void endingShouldNotWaitForTheStoreWhenNothingWasEverFollowed() throws Exception {
    StoreDoor door =
        new StoreDoor(
            () -> {
              throw new StoreException("not asked for");
            });
    try (Journal journal =
            Journal.open(FolderDisk.at(folder), JournalOptions.named("ending-test"));
        Correlator correlator = new Correlator(journal, door, Storable.ALL, () -> {})) {
      journal.append(new byte[] {1}, new Unheard());
      journal.awaitDurable(Position.START, Duration.ofSeconds(30));
      assertThat(correlator.lagBytes()).isPositive();
      new Ending(correlator, Duration.ofDays(1)).close();
    }
  }

  private record Unheard() implements Acknowledgement {
    @Override
    public void durable(Position position) {}

    @Override
    public void failed(Throwable cause) {}
  }
}
