package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.james.JamesPorts;
import org.waybill.endtoend.james.JamesServer;
import org.waybill.endtoend.james.Tracking;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.sink.Manners.Answer;
import org.waybill.endtoend.sink.Sink;
import org.waybill.endtoend.smtp.Envelope;

/** The ground the other tests stand on: our configuration of James, without AddTracking. */
class JamesAloneIT {
  private static Sink sink;
  private static JamesServer james;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    sink = Sink.open(0, Clock.systemUTC(), delivery -> {});
    james =
        JamesServer.start(
            folder.resolve("james"), JamesPorts.free(sink.port()), new Tracking.Without());
  }

  @AfterAll
  static void stop() throws Exception {
    james.close();
    sink.close();
  }

  @Test
  void jamesShouldSendEveryRemoteRecipientWhatItWasGiven() throws Exception {
    byte[] message = sample("newsletter.eml");
    int before = sink.deliveries().size();
    james
        .smtp()
        .send(
            Envelope.of(
                "news@sender.example",
                "ada@one.example",
                "bob@two.example",
                "carl@two.example",
                "local@sender.example"),
            message);
    List<Delivery> sent =
        Await.until(
                "three recipients",
                sink::deliveries,
                all ->
                    all.stream()
                            .skip(before)
                            .mapToInt(delivery -> delivery.envelope().recipients().size())
                            .sum()
                        == 3)
            .subList(before, before + 1);
    byte[] local =
        Await.until("the local copy", james.localMailbox()::messages, all -> all.size() == 1)
            .get(0);

    assertThat(sent.get(0).envelope().sender()).isEqualTo("news@sender.example");
    String given = new String(message, StandardCharsets.ISO_8859_1);
    assertThat(Transmitted.withoutTrace(sent.get(0).message())).isEqualTo(given);
    assertThat(Transmitted.withoutTrace(local)).isEqualTo(given);
  }

  @Test
  void jamesShouldTryAgainWhenTheSinkPutsItOff() throws Exception {
    byte[] message = sample("newsletter.eml");
    int before = sink.deliveries().size();
    java.util.concurrent.atomic.AtomicInteger tries =
        new java.util.concurrent.atomic.AtomicInteger();
    sink.behave(
        (moment, recipient) ->
            recipient.equals("late@one.example") && tries.getAndIncrement() == 0
                ? new Answer.Refuse("451 4.3.0 later")
                : new Answer.Accept());
    james.smtp().send(Envelope.of("news@sender.example", "late@one.example"), message);
    Await.until("the retry", sink::deliveries, all -> all.size() == before + 1);
    assertThat(tries.get()).isGreaterThan(1);
  }

  private static byte[] sample(String name) throws Exception {
    try (InputStream in = JamesAloneIT.class.getResourceAsStream("/samples/" + name)) {
      return in.readAllBytes();
    }
  }
}
