package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.http.AnswerCounts;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.JournalRecorder;
import org.waybill.collector.http.Loop;
import org.waybill.collector.http.Losses;
import org.waybill.collector.http.Notices;
import org.waybill.collector.http.Retention;
import org.waybill.collector.http.TrackingHandler;
import org.waybill.collector.listen.ClientAddress;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.Listener;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.listen.TrustedProxies;
import org.waybill.journal.Entry;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.JournalReader;
import org.waybill.journal.Position;
import org.waybill.wire.Seals;

/**
 * More hits than the disk takes, and a journal that takes none: every link leads on, every pixel is
 * a pixel, and every hit is in the journal or counted as lost, not both.
 */
class OverloadTest {

  private static final int HITS = 200;
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final Closing closing = new Closing();
  private final Losses losses = new Losses(InstantSource.system());
  private final Browser browser = new Browser();
  private Installation installation;
  private FaultyDisk disk;
  private Journal journal;
  private ListenAddress tracking;

  /** A journal in front of which hardly anything may wait. */
  @BeforeEach
  void open() throws Exception {
    installation = new Installation(folder);
    disk = new FaultyDisk(RunningCollector.disk(installation));
    Vertx vertx = closing.add(EventLoop.start()).vertx();
    JournalOptions options = JournalOptions.named("overload").withMaxQueuedBytes(2_000);
    journal = closing.add(Journal.open(disk, options));
    Seals seals = Seals.of(installation.keys);
    TrackingHandler handler =
        new TrackingHandler(
            new Decider(() -> seals, new Retention(400)),
            new JournalRecorder(Loop.of(vertx), journal, losses, LONG),
            InstantSource.fixed(Installation.NOW),
            new ClientAddress(TrustedProxies.NONE),
            () -> losses.count() == 0,
            Notices.NONE,
            new AnswerCounts());
    Listener listener =
        closing
            .add(new Opening(vertx, Duration.ofSeconds(3)))
            .open(
                ListenerOptions.plain("tracking.listen", new ListenAddress("127.0.0.1", 0)),
                handler);
    tracking = listener.address();
  }

  @AfterEach
  void close() {
    browser.close();
    closing.close();
  }

  @Test
  void everyHitShouldBeAnsweredAndKeptOrCountedWhenTooMuchWaitsForTheDisk() throws Exception {
    disk.hang();
    List<CompletableFuture<HttpResponse<byte[]>>> links =
        IntStream.range(0, HITS)
            .mapToObj(n -> browser.getSoon(tracking, installation.link(n), "n" + n))
            .toList();
    RunningCollector.await(() -> links.stream().anyMatch(CompletableFuture::isDone));
    assertThat(losses.count()).as("nothing is durable yet").isPositive();
    disk.heal();
    for (CompletableFuture<HttpResponse<byte[]>> link : links) {
      assertLeadsOn(link.get());
    }
    assertThat(hitsInJournal() + losses.count()).isEqualTo(HITS);
  }

  @Test
  void answersShouldBeThoseOfEveryDayWhenTheJournalIsClosed() throws Exception {
    journal.close();
    assertLeadsOn(browser.get(tracking, installation.link(1)));
    HttpResponse<byte[]> pixel = browser.get(tracking, installation.pixel(1));
    assertThat(pixel.statusCode()).isEqualTo(200);
    assertThat(pixel.body()).hasSize(43);
    assertThat(losses.count()).isEqualTo(2);
    assertThat(browser.get(tracking, Installation.forged(installation.link(1))).statusCode())
        .isEqualTo(404);
    assertThat(losses.count()).isEqualTo(2);
  }

  private long hitsInJournal() throws IOException {
    long hits = 0;
    try (JournalReader reader = journal.read(Position.START)) {
      for (Optional<Entry> entry = reader.poll(); entry.isPresent(); entry = reader.poll()) {
        hits += JournalRecordBytes.decode(entry.get().record()) instanceof Hit ? 1 : 0;
      }
    }
    return hits;
  }

  private static void assertLeadsOn(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("location")).hasValue(Installation.TARGET);
  }
}
