package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordingState;

/** Anything decided anywhere in any order, with restarts: in the end all say the same. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ConvergenceTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final int NODES = 3;
  private static final int STEPS = 150;

  @TempDir Path folder;
  private final List<Running> nodes = new ArrayList<>();
  private Random random = new Random(0);
  private Instant now = NOW;
  private PostgresAddress database;

  /** A node that exchanges when it is told to. */
  private record Running(Node node, Exchange exchange, Noticeboard board) {

    void once() {
      exchange.once(board);
    }

    void end() throws Exception {
      ((AutoCloseable) board).close();
      node.close();
    }
  }

  private Running start(int number) throws IOException {
    Duration ahead = Duration.ofMillis(number * 700L);
    Node node = new Node(folder.resolve("n" + number), () -> now.plus(ahead));
    Exchange exchange = new Exchange(node.topics(), new Untold());
    return new Running(node, exchange, EmptyPostgres.noticeboard(database));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void allShouldSayTheSameInTheEndAndAfterARestart(long seed) throws Exception {
    random = new Random(seed);
    database = EmptyPostgres.address(folder);
    for (int number = 0; number < NODES; number++) {
      nodes.add(start(number));
    }
    for (int step = 0; step < STEPS; step++) {
      now = now.plusMillis(random.nextInt(500));
      int number = random.nextInt(NODES);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> nodes.get(number).once();
        case 3 -> restart(number);
        default -> decide(nodes.get(number).node());
      }
    }
    settle();
    List<String> said = said(nodes.getFirst());
    for (int number = 0; number < NODES; number++) {
      assertThat(said(nodes.get(number))).as("seed %d, node %d", seed, number).isEqualTo(said);
      restart(number);
    }
    settle();
    for (Running each : nodes) {
      assertThat(said(each)).as("restarted, seed %d", seed).isEqualTo(said);
      each.end();
    }
  }

  private void restart(int number) throws Exception {
    nodes.get(number).end();
    nodes.set(number, start(number));
  }

  /** As often as something that was told can make somebody tell something. */
  private void settle() {
    for (int round = 0; round < 2 * NODES; round++) {
      nodes.forEach(Running::once);
    }
    assertThat(nodes).allMatch(each -> each.exchange().skipped() == 0);
  }

  private static List<String> said(Running running) {
    List<String> said = new ArrayList<>();
    for (Topic topic : running.node().topics()) {
      topic.subjects().stream()
          .sorted()
          .map(topic::find)
          .flatMap(Optional::stream)
          .map(decision -> topic.name() + " " + decision)
          .forEach(said::add);
    }
    return said;
  }

  private void decide(Node node) throws IOException {
    PersonCode person = new PersonCode(1 + random.nextInt(3));
    Subject subject = new Subject(Kind.TARGET, "t" + random.nextInt(3) + ".example");
    String domain = "d" + random.nextInt(2) + ".example";
    String james = "%016x".formatted(1 + random.nextInt(2));
    RecordingState to = random.nextBoolean() ? RecordingState.ON : RecordingState.OFF;
    switch (random.nextInt(6)) {
      case 0 -> node.choose(person, random.nextBoolean() ? Wish.RESUMED : Wish.WITHDRAWN);
      case 1 -> {
        if (node.blocks.find(subject).isPresent() && random.nextBoolean()) {
          node.unblock(subject);
        } else {
          node.block(subject);
        }
      }
      case 2 -> node.turn(to);
      case 3 -> {
        if (node.isDomainOff(domain) && random.nextBoolean()) {
          node.domainOn(domain);
        } else {
          node.domainOff(domain);
        }
      }
      case 4 -> node.errand(james, to, "*");
      default -> node.errand(james, to, domain);
    }
  }
}
