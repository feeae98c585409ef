package org.waybill.endtoend.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.sink.Manners.Answer;
import org.waybill.endtoend.sink.Manners.Moment;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.smtp.SmtpClient;

class SinkTest {
  private static final InstantSource NOON = InstantSource.fixed(Instant.ofEpochMilli(43_200_000));
  private static final Envelope ENVELOPE = Envelope.of("a@sender.example", "b@one.example");
  private static final byte[] MESSAGE =
      "Subject: x\r\nContent-Type: text/html\r\n\r\n.\r\n..two\r\n\u00ff\r\nend.\r\n"
          .getBytes(ISO_8859_1);

  @TempDir Path folder;
  private Sink sink;

  @BeforeEach
  void open() throws IOException {
    sink = Sink.open(0, NOON, new Outbox(folder));
  }

  @AfterEach
  void close() throws IOException {
    sink.close();
  }

  @Test
  void sinkShouldKeepExactlyWhatDataCarried() throws IOException {
    send(ENVELOPE);
    assertThat(sink.deliveries()).hasSize(1);
    assertThat(sink.deliveries().get(0).message()).isEqualTo(MESSAGE);
  }

  @Test
  void sinkShouldKeepTheEnvelopeWithItsParameters() throws IOException {
    Envelope envelope =
        new Envelope(
            "a@sender.example",
            "RET=HDRS ENVID=q",
            List.of("b@one.example", "c@two.example"),
            List.of("NOTIFY=NEVER", ""));
    send(envelope);
    assertThat(sink.deliveries().get(0).envelope()).isEqualTo(envelope);
  }

  @Test
  void outboxShouldShowMessageHtmlAndEnvelope() throws IOException {
    send(ENVELOPE);
    assertThat(names()).containsExactlyInAnyOrder("0001.eml", "0001.html", "0001.json");
    assertThat(Files.readAllBytes(folder.resolve("0001.eml"))).isEqualTo(MESSAGE);
    assertThat(Files.readString(folder.resolve("0001.html"), ISO_8859_1)).startsWith(".\r\n..two");
    Json envelope = Json.parse(Files.readString(folder.resolve("0001.json")).strip());
    assertThat(envelope.get("sender").text()).isEqualTo("a@sender.example");
    assertThat(envelope.get("recipients").items())
        .extracting(Json::text)
        .containsExactly("b@one.example");
    assertThat(envelope.get("receivedAt").number()).isEqualTo(43_200_000);
  }

  @Test
  void sinkShouldKeepNothingWhenItRefuses() {
    sink.behave((moment, recipient) -> new Answer.Refuse("550 5.1.1 nobody"));
    assertThatThrownBy(() -> send(ENVELOPE)).hasMessageContaining("550 5.1.1 nobody");
    assertThat(sink.deliveries()).isEmpty();
  }

  @Test
  void sinkShouldKeepTheMessageWhenItDropsTheConnectionAfterwards() {
    sink.behave(
        (moment, recipient) ->
            moment == Moment.END_OF_DATA ? new Answer.KeepAndDrop() : new Answer.Accept());
    assertThatThrownBy(() -> send(ENVELOPE)).isInstanceOf(IOException.class);
    assertThat(sink.deliveries()).hasSize(1);
  }

  private void send(Envelope envelope) throws IOException {
    new SmtpClient(sink.port()).send(envelope, MESSAGE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
