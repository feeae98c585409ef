package org.waybill.collector.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.device.Recognizer;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.StoreException;
import org.waybill.collector.store.StoreRecount;
import org.waybill.collector.store.derby.DerbyStore;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.collector.store.postgres.PostgresServer;
import org.waybill.collector.store.postgres.PostgresStore;
import org.waybill.collector.store.sql.Database;
import org.waybill.journal.Position;
import org.waybill.proof.week.SampleWeek;

/** A week of mail and hits moves from Derby to PostgreSQL, and is broken off on the way. */
class MoveTest {

  private static final String NODE = "00000000000000a1";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final int COPIES = 500;

  /** Rows of one transaction. */
  private static final int PART = 200;

  @TempDir Path folder;
  private Path derby;
  private PostgresServer server;
  private PostgresAddress address;

  @BeforeEach
  void fill() {
    derby = folder.resolve("store");
    server = PostgresServer.start();
    server.execute("CREATE DATABASE moved");
    address = server.address("moved");
    try (Store store = DerbyStore.open(derby)) {
      for (Batch batch : SampleWeek.of(7, COPIES, NOW)) {
        store.apply(batch);
      }
      Ripe ripe = Ripe.at(NOW.minus(Duration.ofDays(1)), Duration.ZERO, Duration.ZERO);
      boolean more = true;
      while (more) {
        more = store.settle(RuleJudge.of(Rules.builtIn(), Networks.NONE), ripe);
      }
      while (store.sumDays(NOW)) {
        // the next part
      }
    }
  }

  @AfterEach
  void end() throws IOException {
    server.close();
  }

  private void move(Consumer<String> say) throws IOException {
    try (Database source = DerbyStore.database(derby);
        Database target = PostgresStore.empty(address)) {
      Move.all(PART, source, target, NODE, say);
    }
  }

  private Store moved() {
    return PostgresStore.open(address, NODE, Recognizer.NONE, InstantSource.system());
  }

  private record Content(
      Position position, List<Event> events, List<MessageDetail> messages, boolean isSound) {

    static Content of(Store store) {
      List<Event> events = new ArrayList<>();
      List<Event> page = store.reports().events(EventCursor.START, 1_000);
      while (!page.isEmpty()) {
        events.addAll(page);
        page = store.reports().events(page.getLast().id(), 1_000);
      }
      List<MessageDetail> messages =
          events.stream()
              .map(Event::message)
              .distinct()
              .map(message -> store.reports().message(message).orElseThrow())
              .toList();
      StoreRecount recount = new StoreRecount();
      recount.observe(store.reports());
      recount.holds(store.reports(), Integer.MIN_VALUE);
      return new Content(store.position(), events, messages, store.check().isEmpty());
    }
  }

  @Test
  void movedStoreShouldBeTheSameThoughTheMoveIsBrokenOffThreeTimes() throws Exception {
    List<String> said = new ArrayList<>();
    assertThatThrownBy(() -> move(stopAt(3, said))).isInstanceOf(Stopped.class);
    assertThatThrownBy(this::moved)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a move into it is not finished; finish it with");
    assertThatThrownBy(() -> move(stopAt(20, said))).isInstanceOf(Stopped.class);
    assertThatThrownBy(() -> move(crashAt(10, said)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("give the same command again: it goes on");
    move(said::add);

    assertThat(said).as("nothing is moved twice").doesNotHaveDuplicates();
    try (Store before = DerbyStore.open(derby);
        Store after = moved()) {
      Content content = Content.of(after);
      assertThat(content.events()).hasSizeGreaterThan(PART);
      assertThat(content.isSound()).isTrue();
      assertThat(content).isEqualTo(Content.of(before));
    }
  }

  @Test
  void storeThatIsInUseShouldNotBeMovedInto() throws Exception {
    try (Store used = moved()) {
      assertThatThrownBy(() -> move(said -> {}))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("a collector is in it");
    }
    assertThatThrownBy(() -> move(said -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the database of store.url holds a store already");
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static Consumer<String> stopAt(int message, List<String> said) {
    int before = said.size();
    return text -> {
      said.add(text);
      if (said.size() == before + message) {
        throw new Stopped();
      }
    };
  }

  private Consumer<String> crashAt(int message, List<String> said) {
    int before = said.size();
    return text -> {
      said.add(text);
      if (said.size() == before + message) {
        crash();
      }
    };
  }

  private void crash() {
    try {
      server.crash();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
