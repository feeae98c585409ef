package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;

/** A database that is away or taken, and what only PostgreSQL minds. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresOpeningTest {

  @TempDir Path folder;

  @Test
  void openShouldSayWhatToDoWhereNoServerIs() {
    PostgresAddress nowhere =
        new PostgresAddress("jdbc:postgresql://127.0.0.1:1/none", "waybill", "s3cret");
    assertThatThrownBy(() -> PostgresStore.open(nowhere, EmptyPostgres.NODE, Recognizer.NONE))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("store database jdbc:postgresql://127.0.0.1:1/none cannot be reached")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void openShouldRefuseTheSameNodeASecondTimeAndTakeAnother() {
    try (Store store = EmptyPostgres.open(folder)) {
      assertThatThrownBy(() -> EmptyPostgres.open(folder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is in use: another process of node " + EmptyPostgres.NODE);
      PostgresStore.open(EmptyPostgres.address(folder), "00000000000000b2", Recognizer.NONE)
          .close();
      assertThat(store.check()).isEmpty();
    }
    EmptyPostgres.open(folder).close();
  }

  @Test
  void textShouldBeStoredWithoutTheOneCharacterItCannotHold() {
    try (Store store = EmptyPostgres.open(folder)) {
      assertThat(store.apply(new SampleJournal().ledger(sent(1, "a\0b", 1)).batch())).isZero();
      assertThat(store.reports().message(message(1)).orElseThrow().summary().subject())
          .isEqualTo("a\uFFFDb");
    }
  }
}
