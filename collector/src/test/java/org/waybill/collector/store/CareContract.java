package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises whoever looks after it: backup, check, disk use. */
public abstract class CareContract extends StoreFixture {

  protected CareContract(StoreEngine engine) {
    super(engine);
  }

  @Test
  void restoreShouldGiveTheStoreAsItStoodAtTheBackup() {
    Batch first = journal.ledger(sent(1, 2)).open(1, 1, 10).open(2, 1, 20).batch();
    store.apply(first);
    MessageDetail then = store.reports().message(message(1)).orElseThrow();
    store.backup(folder.resolve("backup"));
    Batch second = journal.ledger(sent(2, 1)).open(1, 2, 30).batch();
    store.apply(second);

    engine.restore(folder.resolve("backup"), folder.resolve("restored"));

    try (Store restored = engine.open(folder.resolve("restored"))) {
      assertThat(restored.position()).isEqualTo(first.to());
      assertThat(restored.reports().message(message(1))).contains(then);
      restored.apply(second);
      assertThat(restored.reports().message(message(1)))
          .isEqualTo(store.reports().message(message(1)));
      assertThat(restored.reports().message(message(2)))
          .isEqualTo(store.reports().message(message(2)));
      assertThat(restored.check()).isEmpty();
    }
  }

  @Test
  void backupShouldBeWholeAlthoughBatchesAreAppliedMeanwhile() throws Exception {
    journal.ledger(sent(1, 3));
    apply();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          writer.submit(
              () -> {
                for (int at = 1; !enough.get(); at++) {
                  journal.open(1, 1 + at % 3, at).click(1, 1, 1 + at % 2, at).open(2, 1, at);
                  apply();
                }
              });
      try {
        store.backup(folder.resolve("backup"));
      } finally {
        enough.set(true);
      }
      writing.get();
    }

    engine.restore(folder.resolve("backup"), folder.resolve("restored"));

    try (Store restored = engine.open(folder.resolve("restored"))) {
      assertThat(restored.check()).isEmpty();
      assertThat(restored.position()).isLessThanOrEqualTo(store.position());
    }
  }

  @Test
  void backupShouldLeaveWhatIsThereAlone(@TempDir Path there) throws IOException {
    Path taken = Files.writeString(there.resolve("letter.txt"), "Dear admin");

    assertThatThrownBy(() -> store.backup(taken))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("letter.txt exists already");
    assertThatThrownBy(() -> store.backup(there.resolve("no/where")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the folder above it does not exist");
    assertThat(taken).hasContent("Dear admin");
  }

  @Test
  void restoreShouldRefuseToReplaceAStore() {
    store.backup(folder.resolve("backup"));

    assertThatThrownBy(() -> engine.restore(folder.resolve("backup"), folder.resolve("store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("exists already");
  }

  @Test
  void restoreShouldRefuseAFolderOfSomethingElse() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));

    assertThatThrownBy(() -> engine.restore(other, folder.resolve("restored")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("name the folder that was given to the backup");
    assertThat(folder.resolve("restored")).doesNotExist();
  }

  @Test
  void checkShouldFindNothingInAStoreInOrder() {
    journal.ledger(sent(1, 2)).open(1, 1, 10).click(1, 2, 1, 15).open(2, 1, 20);
    store.apply(journal.batch());

    assertThat(store.check()).isEmpty();
  }

  @Test
  void diskUseShouldGrowWithWhatIsStored() {
    long before = store.diskUse().get(StoredKind.HITS);
    journal.ledger(sent(1, 2));
    for (int at = 0; at < 2_000; at++) {
      journal.open(1, 1, at);
    }
    store.apply(journal.batch());

    assertThat(store.diskUse().get(StoredKind.HITS)).isGreaterThan(before + 2_000 * 100L);
    assertThat(store.diskUse()).containsOnlyKeys(StoredKind.values());
  }
}
