package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What the collector has answered, it reports: once, whatever happens to it. */
class KilledCollectorIT {
  private static final int CALLERS = 8;
  private static final int ENOUGH = 400;

  private final Recipient recipient = new Recipient();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger number = new AtomicInteger();

  @Test
  void everyAnsweredHitShouldBeReportedOnceWhenTheCollectorIsKilledUnderLoad() throws Exception {
    Path folder = Stage.folder("killed");
    try (TrackingPost stage = TrackingPost.start(folder)) {
      List<String> pixels = pixels(stage);
      List<Thread> callers = callers(pixels);
      Await.until("hits under load", answered::size, count -> count >= ENOUGH);
      stage.collector().kill();
      for (Thread caller : callers) {
        caller.join();
      }
      stage.restartCollector();
      String last = hit(pixels.get(0));
      assertThat(answered).contains(last);

      long counted = Await.until("the last hit", () -> hits(stage), all -> all >= answered.size());
      assertThat(counted).isLessThanOrEqualTo(number.get());
    }
  }

  private static List<String> pixels(TrackingPost stage) throws Exception {
    Letter letter = Letter.alternative("", "<html><body><p>Hello</p></body></html>\n");
    Envelope envelope =
        Envelope.of("lea@sender.example", "ada@one.example", "bob@two.example", "carl@two.example");
    List<Delivery> copies = stage.post().send(envelope, letter);
    return copies.stream()
        .map(copy -> Tracked.in(copy.message(), stage.collector().trackUrl()).pixels().get(0))
        .toList();
  }

  private List<Thread> callers(List<String> pixels) {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      String pixel = pixels.get(i % pixels.size());
      callers.add(Thread.ofPlatform().start(() -> callUntilNobodyAnswers(pixel)));
    }
    return callers;
  }

  private void callUntilNobodyAnswers(String pixel) {
    try {
      while (true) {
        hit(pixel);
      }
    } catch (IOException gone) {
      // That is what this test waits for: this hit was not answered and may be there or not.
    }
  }

  /** Hits once, as somebody nobody else is, and says who that was once the answer is there. */
  private String hit(String pixel) throws IOException {
    String who = "caller-" + number.incrementAndGet();
    if (recipient.request("GET", pixel, who).statusCode() == 200) {
      answered.add(who);
    }
    return who;
  }

  /** Hits of one pixel beyond sixty a minute share events; all are counted. */
  private static long hits(TrackingPost stage) throws IOException {
    return stage.collector().report().events().stream()
        .map(event -> event.get("hits"))
        .mapToLong(Json::number)
        .sum();
  }
}
