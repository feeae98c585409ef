package org.waybill.collector.store;

import static org.waybill.collector.store.SampleJournal.message;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new store for each test, and a journal that fills it. */
abstract class StoreFixture {

  @TempDir Path folder;
  final SampleJournal journal = new SampleJournal();
  final StoreEngine engine;
  Store store;

  StoreFixture(StoreEngine engine) {
    this.engine = engine;
  }

  @BeforeEach
  void openStore() {
    store = engine.open(folder.resolve("store"));
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  void apply() {
    store.apply(journal.batch());
  }

  MessageDetail detail(int message) {
    return store.reports().message(message(message)).orElseThrow();
  }

  List<Event> events() {
    return store.reports().events(EventCursor.START, 1_000);
  }
}
