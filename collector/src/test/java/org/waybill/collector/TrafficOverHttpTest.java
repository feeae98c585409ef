package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.classify.Standing;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.listen.ForwardedHeader;
import org.waybill.collector.listen.TrustedProxies;
import org.waybill.collector.networks.NetworkSamples;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.CopyFigures;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.MessageDetail;
import org.waybill.traffic.Letter;
import org.waybill.traffic.Mailing;
import org.waybill.traffic.Truth;
import org.waybill.wire.Day;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/**
 * A mailing to a town, played to a real collector over HTTP by a clock that shows the time of each
 * hit, and judged by it.
 */
class TrafficOverHttpTest {
  private static final int LINKS = 4;

  /** So that nothing is judged before everything is stored. */
  private static final Duration PATIENCE = Duration.ofDays(30);

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();

  /** Shows what it is told. */
  private static final class ToldClock extends Clock {
    private volatile Instant now = Installation.NOW;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void figuresShouldTellTheTruth() throws Exception {
    Installation installation = new Installation(folder);
    NetworkSamples.write(folder.resolve("data/networks"));
    Mailing mailing = Mailing.played(7, 140, 30, Installation.NOW.toEpochMilli(), LINKS, true);
    ToldClock clock = new ToldClock();
    try (RunningCollector collector =
        RunningCollector.under(installation, settings(installation), clock)) {
      collector.ship(ledger(mailing));
      Sealer sealer =
          Seals.of(installation.keys)
              .sealer(Installation.NOW, installation.keys.fingerprints())
              .orElseThrow();
      Deque<Letter.Tried> tried = new ArrayDeque<>(mailing.tried());
      for (Mailing.Made made : mailing.hits()) {
        while (!tried.isEmpty() && tried.peek().at() <= made.hit().at()) {
          alter(collector, clock, path(sealer, made), tried.remove());
        }
        clock.now = Instant.ofEpochMilli(made.hit().at());
        ask(collector, sealer, made);
      }
      collector.awaitEvents(mailing.hits().size());
      clock.now = clock.now.plus(PATIENCE).plusSeconds(60);
      RunningCollector.await(() -> isSettled(collector));
      compare(collector, mailing);
    }
  }

  private static void compare(RunningCollector collector, Mailing mailing) {
    MessageDetail message = collector.store().reports().message(Installation.MESSAGE).orElseThrow();
    List<Truth> truths = mailing.truths();
    Bounds opened = message.summary().cohort().opened();
    assertThat(truths.stream().filter(Truth::opened).count())
        .as("opens, between the bounds")
        .isBetween(opened.least(), opened.most());
    Bounds clicked = message.summary().cohort().clicked();
    long clicks = truths.stream().filter(Truth::clicked).count();
    assertThat(clicks).as("clicks, between the bounds").isBetween(clicked.least(), clicked.most());
    assertThat(clicked.figure()).as("clicks").isCloseTo(clicks, Percentage.withPercentage(2));
    assertThat(openedAndTold(message, mailing))
        .as("opens, where they can be told")
        .isCloseTo(
            truths.stream().filter(truth -> truth.told() && truth.opened()).count(),
            Percentage.withPercentage(2));
  }

  private static long openedAndTold(MessageDetail message, Mailing mailing) {
    List<TrackingId> told =
        mailing.letters().stream()
            .filter(letter -> mailing.truths().get(letter.number()).told())
            .map(TrafficOverHttpTest::id)
            .toList();
    return message.copies().stream()
        .filter(copy -> told.contains(copy.copy()))
        .map(CopyFigures::standing)
        .filter(TrafficOverHttpTest::isOpened)
        .count();
  }

  private static boolean isOpened(Standing standing) {
    return standing.opens().or(standing.clicks()).compareTo(Sign.PERSON) >= 0;
  }

  private static boolean isSettled(RunningCollector collector) {
    return collector.store().reports().events(EventCursor.START, 10_000).stream()
        .noneMatch(event -> event.judgement().verdict() == Verdict.UNSETTLED);
  }

  private Settings settings(Installation installation) {
    Settings plain = installation.settings(Duration.ofSeconds(20));
    return new Settings(
        plain
            .tracking()
            .behind(TrustedProxies.parse("127.0.0.1", ForwardedHeader.X_FORWARDED_FOR), false),
        plain.admin(),
        plain.intake(),
        plain.hosts(),
        plain.spikes(),
        plain.keyFile(),
        plain.dataDir(),
        plain.postgres(),
        plain.adminUser(),
        plain.access(),
        plain.retention(),
        plain.keeping(),
        PATIENCE,
        plain.journalSegmentBytes(),
        plain.answerWait(),
        plain.shutdownWait(),
        plain.shutdownDrain(),
        Optional.empty(),
        plain.honoured());
  }

  private void ask(RunningCollector collector, Sealer sealer, Mailing.Made made) throws Exception {
    Sighting hit = made.hit();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://" + collector.collector.tracking() + path(sealer, made)))
            .timeout(Duration.ofSeconds(30))
            .method(hit.method(), BodyPublishers.noBody())
            .header("User-Agent", hit.userAgent())
            .header("X-Forwarded-For", hit.address());
    hit.headers().forEach(request::header);
    assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode())
        .isLessThan(400);
  }

  /** Nobody's figures follow from what it asks. */
  private void alter(RunningCollector collector, ToldClock clock, String path, Letter.Tried tried)
      throws Exception {
    clock.now = Instant.ofEpochMilli(tried.at());
    String altered = path.replaceFirst("[^/.]{4}(\\.gif)?$", "AAAA").replace("/o/", "/c/");
    for (int i = 0; i < 3; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + collector.collector.tracking() + altered))
              .timeout(Duration.ofSeconds(30))
              .header("X-Forwarded-For", tried.address())
              .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }
  }

  private static String path(Sealer sealer, Mailing.Made made) {
    int link = made.hit().link();
    int day = Day.of(Installation.NOW);
    TrackingId id = id(made.letter());
    PersonCode person = new PersonCode(made.letter().number() + 1);
    TokenKind kind = link == 0 ? TokenKind.OPEN : TokenKind.CLICK;
    Token token =
        link == 0
            ? Token.open(Mode.IDENTIFIED, id, person, day)
            : Token.click(Mode.IDENTIFIED, id, person, day, link, target(link));
    return new TrackedPath(kind, sealer.seal(token)).toString();
  }

  private static LedgerRecord[] ledger(Mailing mailing) {
    List<LedgerRecord> records = new ArrayList<>();
    records.add(
        new LedgerRecord.Sent(
            RecordId.of(bytes(-1)),
            Installation.NOW.toEpochMilli(),
            Installation.MESSAGE,
            MessageId.of("<town@sender.example>"),
            "news@sender.example",
            "news@sender.example",
            "To all",
            Mode.IDENTIFIED,
            Labels.NONE,
            IntStream.rangeClosed(1, LINKS)
                .mapToObj(link -> new SentLink(link, target(link), "Link " + link))
                .toList(),
            mailing.letters().stream().map(TrafficOverHttpTest::copy).toList()));
    for (Letter letter : mailing.letters()) {
      records.add(
          new LedgerRecord.Delivered(
              RecordId.of(bytes(letter.number())), letter.deliveredAt(), List.of(id(letter))));
    }
    return records.toArray(LedgerRecord[]::new);
  }

  private static SentCopy copy(Letter letter) {
    int number = letter.number() + 1;
    return new SentCopy(
        id(letter), new PersonCode(number), "r%d@example.org".formatted(number), 1, 1);
  }

  private static String target(int link) {
    return "https://shop.example/" + link;
  }

  private static TrackingId id(Letter letter) {
    return TrackingId.of(bytes(letter.number()));
  }

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(16).putInt(number + 2).array();
  }
}
