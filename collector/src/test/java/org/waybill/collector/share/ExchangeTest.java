package org.waybill.collector.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.collector.store.Noticeboard;
import org.waybill.collector.store.Noticeboard.Notice;
import org.waybill.collector.store.Noticeboard.Posted;
import org.waybill.collector.store.postgres.EmptyPostgres;
import org.waybill.collector.store.postgres.PostgresAddress;
import org.waybill.wire.RecordingState;

/** The order in which decisions are heard and told, one round at a time, on a real PostgreSQL. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ExchangeTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String COLOURS = "colours";

  @TempDir Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private PostgresAddress database;
  private Noticeboard board;

  @BeforeEach
  void make() {
    database = EmptyPostgres.address(folder);
    board = board();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private Noticeboard board() {
    Noticeboard made = EmptyPostgres.noticeboard(database);
    open.add((AutoCloseable) made);
    return made;
  }

  /** Subjects with a colour each; of the same moment the alphabetically first holds. */
  private static final class Colours implements Topic {

    private final Map<String, Decision> known = new HashMap<>();
    private final Set<String> unkeepable = new HashSet<>();
    private final List<String> apart = new ArrayList<>();
    private Consumer<String> follower = subject -> {};

    void decide(String subject, int second, String colour) {
      known.put(subject, new Decision(subject, NOW.plusSeconds(second), colour));
      follower.accept(subject);
    }

    String colour(String subject) {
      return Optional.ofNullable(known.get(subject)).map(Decision::body).orElse("none");
    }

    @Override
    public String name() {
      return COLOURS;
    }

    @Override
    public Collection<String> subjects() {
      return known.keySet();
    }

    @Override
    public Optional<Decision> find(String subject) {
      return Optional.ofNullable(known.get(subject));
    }

    @Override
    public Heard hear(Decision decision, boolean untold) throws IOException {
      if (unkeepable.contains(decision.subject())) {
        throw new IOException("no space left on device");
      }
      if (untold) {
        apart.add(decision.subject());
      }
      Decision mine = known.get(decision.subject());
      if (mine != null && mine.equals(decision)) {
        return Heard.KNOWN;
      }
      if (mine != null && mine.made().isAfter(decision.made())) {
        return Heard.OLDER;
      }
      known.put(decision.subject(), decision);
      return Heard.NEWS;
    }

    @Override
    public void follow(Consumer<String> told) {
      follower = told;
    }
  }

  private Exchange exchange(Topic topic) {
    return new Exchange(List.of(topic), new Untold());
  }

  @Test
  void noticesShouldBeNumberedInTheOrderInWhichTheyAreUpAndOneASubject() {
    List<Posted> first =
        board.post(List.of(notice("a", 1, "red"), notice("b", 1, "blue")), Long.MAX_VALUE);
    List<Posted> second = board.post(List.of(notice("a", 2, "green")), Long.MAX_VALUE);
    assertThat(first).hasSize(2);
    assertThat(board.after(0, 10))
        .containsExactly(
            first.stream().filter(it -> it.notice().subject().equals("b")).findAny().orElseThrow(),
            second.getFirst());
    assertThat(board.after(0, 1)).hasSize(1);
    assertThat(board.after(second.getFirst().number(), 10)).isEmpty();
  }

  @Test
  void noticeShouldStayThatWasNotReadBySomebodyWhoPostsAnother() {
    long read = board.post(List.of(notice("a", 1, "red")), 0).getFirst().number();
    assertThat(board.post(List.of(notice("a", 2, "blue")), read - 1)).isEmpty();
    assertThat(board.after(0, 10).getFirst().notice().body()).isEqualTo("red");
    assertThat(board.post(List.of(notice("a", 2, "blue")), read)).hasSize(1);
    assertThat(board.after(0, 10).getFirst().notice().body()).isEqualTo("blue");
  }

  @Test
  void whoeverWaitsShouldBeToldOfANotice() {
    Noticeboard other = board();
    assertThat(other.after(0, 10)).isEmpty();
    board.post(List.of(notice("a", 1, "red")), 0);
    assertThat(other.await(Duration.ofSeconds(60))).isTrue();
    assertThat(other.await(Duration.ofMillis(1))).isFalse();
  }

  private static Notice notice(String subject, int second, String colour) {
    return new Notice(COLOURS, subject, NOW.plusSeconds(second).toEpochMilli(), colour);
  }

  @Test
  void laterOneShouldHoldForBothWhoeverTellsFirst() {
    Colours a = new Colours();
    Colours b = new Colours();
    Exchange ofA = exchange(a);
    Exchange ofB = exchange(b);
    Noticeboard boardOfB = board();
    ofA.once(board);
    ofB.once(boardOfB);
    a.decide("x", 2, "red");
    a.decide("y", 1, "red");
    b.decide("x", 1, "blue");
    b.decide("y", 2, "blue");
    ofA.once(board);
    ofB.once(boardOfB);
    ofA.once(board);
    ofB.once(boardOfB);
    for (Colours each : List.of(a, b)) {
      assertThat(each.colour("x")).isEqualTo("red");
      assertThat(each.colour("y")).isEqualTo("blue");
    }
    assertThat(b.apart).as("decided without knowing").containsExactlyInAnyOrder("x", "y");
    assertThat(a.apart).as("told before it heard").isEmpty();
  }

  @Test
  void ownNoticeShouldNotCountAsAnothersThatWasMadeApart() {
    Colours a = new Colours();
    Exchange exchange = exchange(a);
    exchange.once(board);
    a.decide("x", 1, "red");
    exchange.once(board);
    a.decide("x", 2, "blue");
    exchange.once(board);
    exchange.once(board);
    assertThat(a.apart).isEmpty();
    assertThat(board.after(0, 10).getFirst().notice().body()).isEqualTo("blue");
  }

  @Test
  void whatCannotBeKeptHereShouldNotBeOverwrittenThere() {
    Colours a = new Colours();
    Colours b = new Colours();
    Exchange ofA = exchange(a);
    Exchange ofB = exchange(b);
    Noticeboard boardOfB = board();
    ofB.once(boardOfB);
    a.decide("x", 3, "red");
    a.decide("y", 1, "red");
    ofA.once(board);
    b.unkeepable.add("x");
    b.decide("x", 2, "blue");
    ofB.once(boardOfB);
    assertThat(ofB.waiting()).isEqualTo(1);
    assertThat(b.colour("y")).isEqualTo("red");
    ofA.once(board);
    assertThat(a.colour("x")).isEqualTo("red");

    b.unkeepable.clear();
    ofB.once(boardOfB);
    assertThat(ofB.waiting()).isZero();
    assertThat(b.colour("x")).isEqualTo("red");
  }

  @Test
  void decisionsOfOtherKindsAndTimesShouldBeLeftOutAndCounted() {
    EmptyPostgres.execute(
        database,
        """
        INSERT INTO decisions (topic, subject, made_at, body, decision_no) VALUES
          ('sounds', 'x', 1, 'loud', 1),
          ('colours', 'early', -1, 'red', 2),
          ('colours', 'late', 9223372036854775807, 'red', 3),
          ('colours', 'x', 1, 'red', 4)\
        """);
    Colours a = new Colours();
    Exchange exchange = exchange(a);
    exchange.once(board);
    exchange.once(board);
    assertThat(exchange.skipped()).isEqualTo(3);
    assertThat(a.known).containsOnlyKeys("x");
  }

  @Test
  void laterDecisionOfALaterVersionShouldStayThoughItIsNotUnderstood() throws Exception {
    for (String made : List.of("1", "1793613600500")) { // 1970, and half a second after NOW
      EmptyPostgres.execute(database, "DELETE FROM decisions");
      EmptyPostgres.execute(
          database,
          """
          INSERT INTO decisions (topic, subject, made_at, body, decision_no)
          VALUES ('recording', 'all', %s, 'perhaps', 1)\
          """
              .formatted(made));
      try (Node node = new Node(folder.resolve("node" + made), () -> NOW)) {
        node.turn(RecordingState.OFF);
        node.on(database).awaitWell();
      }
      boolean older = made.equals("1");
      assertThat(board.after(0, 10).getFirst().notice().body())
          .contains(older ? "all off" : "perhaps");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "withdrawals, 0123456789abcdef, 'withdrawn nobody'",
    "withdrawals, 0123456789abcdef, 'forgotten recipient'",
    "withdrawals, 0123456789abcdef, ''",
    "withdrawals, 0000000000000000, 'withdrawn recipient'",
    "withdrawals, 0123456789abcdeg, 'withdrawn recipient'",
    "withdrawals, anna, 'withdrawn recipient'",
    "blocks, 'target evil.example', 'target'",
    "blocks, 'target evil.example',"
        + " 'target~other.example~2026-11-02T10:00:00Z~x~~1970-01-01T00:00:00Z'",
    "blocks, 'host evil.example', 'host~evil.example~2026-11-02T10:00:00Z~x~~1970-01-01T00:00:00Z'",
    "blocks, evil.example, ''",
    "blocks, 'target ', 'target~~-~~~1970-01-01T00:00:00Z'",
    "recording, all, 'off'",
    "recording, all, 'waybill-recording 2'",
    "recording, other, 'waybill-recording 1~all off 1970-01-01T00:00:00.001Z~by command~why x~'",
    "recording, all, 'waybill-recording 1~all off 1970-01-01T00:00:00.001Z~by nobody~why x~'",
    "recording-domains, shop.example, 'waybill-domains 1~'",
    "recording-domains, shop.example, 'waybill-domains 2~'",
    "recording-domains, 'shop example', 'waybill-domains 1~shop example~1970-01-01T00:00:00Z'",
  })
  void textsThatCannotBeUnderstoodShouldChangeNothingAndEndNothing(
      String topic, String subject, String body) throws Exception {
    String separator = topic.equals("blocks") ? "\t" : "\n";
    board.post(List.of(new Notice(topic, subject, 1, body.replace("~", separator))), 0);
    board.post(List.of(new Notice("blocks", "target good.example", 1, good())), 0);
    try (Node node = new Node(folder.resolve("node"), () -> NOW)) {
      node.on(database);
      Node.await(() -> node.blocks.count() == 1);
      assertThat(node.sharing.skipped()).isEqualTo(1);
      assertThat(node.withdrawals.count()).isZero();
      assertThat(node.recording.now().isOn()).isTrue();
      assertThat(node.domains.all()).isEmpty();
      node.turn(RecordingState.OFF);
      node.awaitWell();
    }
    assertThat(board.after(0, 10)).anyMatch(it -> it.notice().body().contains("all off"));
  }

  private static String good() {
    return "target\tgood.example\t1970-01-01T00:00:00Z\tx\t\t1970-01-01T00:00:00.001Z";
  }
}
