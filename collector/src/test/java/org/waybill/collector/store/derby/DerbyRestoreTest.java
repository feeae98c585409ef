package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/** A backup that takes a store's place, and everything that may come between. */
class DerbyRestoreTest {

  @TempDir private Path folder;
  private Path store;
  private Path backup;
  private Path ready;
  private Path aside;

  @BeforeEach
  void prepare() {
    store = folder.resolve("store");
    backup = folder.resolve("backup");
    ready = folder.resolve("store.restored");
    aside = folder.resolve("store.before-1");
    try (Store full = EmptyDerby.open(store)) {
      full.apply(new SampleJournal().ledger(sent(1, 1)).batch());
      full.backup(backup);
    }
  }

  @Test
  void backupShouldBeItsOwnersAlone() throws IOException {
    assertThat(permissions(backup)).isEqualTo("rwx------");
  }

  @Test
  void storeShouldBeItsOwnersAlone() throws IOException {
    Path begun = folder.resolve("begun");
    DerbyStore.open(begun).close();
    assertThat(permissions(begun)).isEqualTo("rwx------");
    DerbyStore.replace(backup, store, aside);
    assertThat(permissions(store)).isEqualTo("rwx------");
  }

  @Test
  void formerStoreShouldBeInItsPlaceAgainWhenTheBackupCannotTakeIt() {
    assertThatThrownBy(() -> DerbyRestore.swap(ready, store, aside))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the former store is there again");

    assertThat(aside).doesNotExist();
    assertHoldsTheMessage();
  }

  @Test
  void nothingShouldChangeWhenTheFormerStoreCannotBeMoved() throws IOException {
    Files.createFile(aside);

    assertThatThrownBy(() -> DerbyStore.replace(backup, store, aside))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("nothing was changed");

    assertHoldsTheMessage();
  }

  @Test
  void replaceShouldNotMindWhatAnInterruptedOneLeft() throws IOException {
    Files.createDirectories(ready.resolve("seg0"));
    Files.createDirectories(folder.resolve("store.restored.begun/seg0"));

    assertThat(DerbyStore.replace(backup, store, aside)).isTrue();

    assertThat(ready).doesNotExist();
    assertThat(aside).isNotEmptyDirectory();
    assertHoldsTheMessage();
  }

  @Test
  void openShouldBeginNoEmptyStoreWhileAnInterruptedRestoreLiesThere() throws IOException {
    DerbyStore.replace(backup, ready, folder.resolve("none"));
    Files.move(store, aside);

    assertThatThrownBy(() -> DerbyStore.open(store))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(ready.toString())
        .hasMessageContaining("repeat waybill restore");
    assertThat(store).doesNotExist();

    assertThat(DerbyStore.replace(backup, store, folder.resolve("none"))).isFalse();
    assertHoldsTheMessage();
  }

  @Test
  void openShouldBeginAnEmptyStoreWhenAFinishedRestoreLeftTheFormerOne() throws IOException {
    DerbyStore.replace(backup, store, aside);
    Files.move(store, folder.resolve("away"));

    DerbyStore.open(store).close();

    assertThat(store).isNotEmptyDirectory();
  }

  private void assertHoldsTheMessage() {
    try (Store opened = DerbyStore.open(store)) {
      assertThat(opened.reports().message(message(1))).isPresent();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
