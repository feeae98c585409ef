package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.smtp.SmtpClient;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What has left James tracked, the collector learns of, whatever happens to James. */
class KilledJamesIT {
  private static final int SENDERS = 4;
  private static final int ENOUGH = 60;

  private final Recipient recipient = new Recipient();

  @Test
  void everyTrackedCopyThatArrivedShouldBeReportedWhenJamesIsKilledUnderLoad() throws Exception {
    // all mail is to be tracked, though its host is away from the beginning
    Map<String, String> anyway = Map.of("hostCheck", "off");
    try (TrackingPost stage = TrackingPost.start(Stage.folder("killed-james"), anyway)) {
      stage.collector().kill(); // so that nothing is shipped before James is killed
      List<Thread> senders = senders(stage.post().james().smtp());
      Await.until(
          "mail under load", () -> stage.post().sink().deliveries().size(), many -> many >= ENOUGH);
      stage.post().james().kill();
      for (Thread sender : senders) {
        sender.join();
      }
      stage.restartCollector();
      stage.restartJames();

      List<String> pixels = pixels(stage);
      assertThat(pixels).hasSizeGreaterThanOrEqualTo(ENOUGH);
      List<String> readers = openAll(pixels);
      List<String> reported =
          Await.until("all opens", () -> userAgents(stage), all -> all.containsAll(readers));
      assertThat(reported).doesNotHaveDuplicates();
    }
  }

  private static List<Thread> senders(SmtpClient smtp) {
    return IntStream.range(0, SENDERS)
        .mapToObj(sender -> Thread.ofPlatform().start(() -> sendUntilNobodyAnswers(smtp)))
        .toList();
  }

  private static void sendUntilNobodyAnswers(SmtpClient smtp) {
    try {
      while (true) {
        Letter letter = Letter.alternative("", "<html><body><p>Hello</p></body></html>\n");
        smtp.send(Envelope.of("lea@sender.example", "ada@one.example"), letter.bytes());
      }
    } catch (IOException gone) {
      // That is what this test waits for.
    }
  }

  private static List<String> pixels(TrackingPost stage) {
    return stage.post().sink().deliveries().stream()
        .map(copy -> Tracked.in(copy.message(), stage.collector().trackUrl()).pixels().get(0))
        .toList();
  }

  /** Opens each as somebody nobody else is. */
  private List<String> openAll(List<String> pixels) throws IOException {
    List<String> readers = new ArrayList<>();
    for (String pixel : pixels) {
      String reader = "reader-" + readers.size();
      assertThat(recipient.request("GET", pixel, reader).statusCode()).isEqualTo(200);
      readers.add(reader);
    }
    return readers;
  }

  private static List<String> userAgents(TrackingPost stage) throws IOException {
    return stage.collector().report().events().stream()
        .map(event -> event.get("userAgent"))
        .map(Json::text)
        .toList();
  }
}
