package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.journal.Position;

/** A Derby folder that is missing, spoilt, or left as a dead process leaves it. */
class DerbyFolderTest {

  @TempDir private Path folder;
  private final SampleJournal journal = new SampleJournal();

  private Path path() {
    return folder.resolve("store");
  }

  @Test
  void openShouldBeginAnEmptyStoreWhereNoneIs() {
    try (Store store = DerbyStore.open(path())) {
      assertThat(store.position()).isEqualTo(Position.START);
    }
    assertThat(path().resolve("service.properties")).exists();
  }

  @Test
  void openShouldBeginAnewWhenTheProcessDiedBeginning() throws IOException {
    Path half = Files.createDirectories(folder.resolve("store.begun/seg0"));
    Files.writeString(half.resolve("c10.dat"), "half");

    try (Store store = DerbyStore.open(path())) {
      assertThat(store.position()).isEqualTo(Position.START);
    }
    assertThat(folder.resolve("store.begun")).doesNotExist();
  }

  @Test
  void openShouldRecoverWhatWasAppliedWhenTheProcessDied() {
    Batch batch = journal.ledger(sent(1, 2)).open(1, 1, 10).batch();
    MessageDetail before;
    try (Store store = EmptyDerby.open(path())) {
      store.apply(batch);
      before = store.reports().message(message(1)).orElseThrow();
      EmptyDerby.copy(path(), folder.resolve("dead"));
    }

    try (Store store = DerbyStore.open(folder.resolve("dead"))) {
      assertThat(store.position()).isEqualTo(batch.to());
      assertThat(store.reports().message(message(1))).contains(before);
      store.apply(batch);
      assertThat(store.reports().message(message(1))).contains(before);
    }
  }

  @Test
  void applyShouldKeepNothingOfABatchThatFailedHalfway() throws SQLException {
    Batch batch = journal.ledger(sent(1, 1)).open(1, 1, 10).batch();
    try (Store store = EmptyDerby.open(path())) {
      execute("RENAME TABLE copy_rollups TO gone");
      assertThatThrownBy(() -> store.apply(batch))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("nothing of the batch was stored");
      EmptyDerby.copy(path(), folder.resolve("dead"));
      execute("RENAME TABLE gone TO copy_rollups");

      assertThat(store.position()).isEqualTo(Position.START);
      store.apply(batch);
      assertThat(store.reports().message(message(1)).orElseThrow().summary().opens().all())
          .isEqualTo(Figures.of(1, 10, 10));
    }
    try (Store store = DerbyStore.open(folder.resolve("dead"))) {
      assertThat(store.position()).isEqualTo(Position.START);
      assertThat(store.reports().message(message(1))).isEmpty();
      assertThat(store.reports().events(EventCursor.START, 10)).isEmpty();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:derby:" + path())) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void openShouldNameTheFolderThatIsMissing() {
    assertThatThrownBy(() -> DerbyStore.open(folder.resolve("no/where/store")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no/where/store: the folder above it does not exist");
  }

  @Test
  void openShouldRefuseAFolderOfSomethingElse() throws IOException {
    Files.createDirectories(path());
    Files.writeString(path().resolve("letter.txt"), "Dear Derby");

    assertThatThrownBy(() -> DerbyStore.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("holds no Derby database")
        .hasMessageContaining("restore it from a backup");
    assertThat(path().resolve("letter.txt")).exists();
  }

  @Test
  void openShouldSayWhatToDoWithASpoiltDatabase() throws IOException {
    EmptyDerby.open(path()).close();
    for (String part : List.of("seg0", "log")) {
      try (Stream<Path> files = Files.list(path().resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.writeString(file, "spoilt");
        }
      }
    }

    assertThatThrownBy(() -> DerbyStore.open(path()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("store folder " + path())
        .hasMessageContaining("cannot be opened; restore it from a backup");
  }
}
