package org.waybill.endtoend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {
  private record Taken(String text, int recipients) {}

  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private Drain drain;

  @BeforeEach
  void open() throws IOException {
    drain = Drain.open();
    drain.giveTo(
        (message, recipients) ->
            taken.add(new Taken(new String(message, StandardCharsets.US_ASCII), recipients)));
  }

  @AfterEach
  void close() throws IOException {
    drain.close();
  }

  @Test
  void drainShouldTakeManyMailsOverOneConnection() throws IOException {
    try (Sender sender = new Sender(drain.port())) {
      sender.send("a@sender.example", List.of("b@one.example"), Newsletter.numbered(7));
      sender.send("", List.of("b@one.example", "c@two.example"), Newsletter.numbered(8));
    }
    assertThat(taken).extracting(Taken::recipients).containsExactly(1, 2);
    assertThat(taken.get(0).text()).contains("Message-ID: <gazette-0000000007@sender.example>");
    assertThat(taken.get(1).text()).contains("Message-ID: <gazette-0000000008@sender.example>");
  }

  @Test
  void arrivalsShouldCountWhatLacksTheMark() throws Exception {
    Arrivals arrivals = new Arrivals("0000000007", 1);
    drain.giveTo(arrivals);
    try (Sender sender = new Sender(drain.port())) {
      for (int number = 6; number <= 8; number++) {
        arrivals.awaitRoom(1);
        sender.send("", List.of("b@one.example"), Newsletter.numbered(number));
      }
    }
    arrivals.awaitAll();
    assertThat(arrivals.unmarked()).isEqualTo(2);
  }

  /** As the sender neither adds nor looks for dots. */
  @Test
  void newsletterShouldBeLinesWithoutADotInFront() {
    String text = new String(Newsletter.numbered(1), StandardCharsets.US_ASCII);
    assertThat(text).endsWith("\r\n").doesNotContain("\n.");
    assertThat(text.lines()).allMatch(line -> line.length() <= 76); // RFC 2045 section 6.7
  }
}
