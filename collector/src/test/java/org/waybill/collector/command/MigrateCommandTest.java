package org.waybill.collector.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.Collector;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;

/** {@code waybill store migrate}, and the collector that goes on where it led. */
class MigrateCommandTest {

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void fill() throws IOException {
    terminal = Terminal.in(folder, () -> Instant.parse("2026-11-23T12:00:00Z"));
    Path data = Files.createDirectory(folder.resolve("data"));
    try (Store store = DerbyStore.open(data.resolve("store"))) {
      store.apply(new SampleJournal().ledger(sent(1, 2)).open(1, 1, SENT_AT).batch());
    }
  }

  @Test
  void storeShouldBeInTheDatabaseAfterwards() throws Exception {
    configurePostgres();

    assertThat(migrate()).as(terminal.err()).isZero();

    assertThat(terminal.out())
        .contains(
            "events: 1 of 1 rows",
            "nothing found",
            "The collector uses the database from its next start. ");
    try (Collector running =
        Collector.start(SettingsFile.read(Path.of(terminal.conf())), Clock.systemUTC())) {
      while (!running.isReady()) {
        Thread.onSpinWait();
      }
      assertThat(terminal.run("check-store", "--conf", terminal.conf())).isZero();
      assertThat(migrate()).isOne();
      assertThat(terminal.err()).contains("a collector has data.dir");
    }
    assertThat(migrate()).isOne();
    assertThat(terminal.err()).contains("the database of store.url holds a store already");
  }

  @Test
  void migrateShouldAskForADatabase() {
    assertThat(migrate()).isOne();
    assertThat(terminal.err()).contains("store.url is empty; set it to the database");
  }

  private void configurePostgres() throws IOException {
    PostgresAddress address = EmptyPostgres.address(folder.resolve("store"));
    Files.writeString(
        Path.of(terminal.conf()),
        "store.url = %s%nstore.user = %s%n".formatted(address.url(), address.user()),
        StandardOpenOption.APPEND);
  }

  private int migrate() {
    return terminal.run(
        "store", "migrate", "--from", "derby", "--to", "postgres", "--conf", terminal.conf());
  }
}
