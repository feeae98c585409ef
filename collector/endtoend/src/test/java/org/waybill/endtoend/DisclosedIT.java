package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** Recipients are told, and stop it by the link in the mail; the settings change meanwhile. */
class DisclosedIT {
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");
  private static final Tracked NOTHING = new Tracked(List.of(), List.of());

  private static Path folder;
  private static TrackingPost stage;

  private final Recipient recipient = new Recipient();

  @BeforeAll
  static void start() throws Exception {
    folder = Stage.folder("disclosed");
    stage = TrackingPost.start(folder, Map.of("disclosure", "true"));
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @Test
  void linkInTheMailShouldStopRecordingWhenItsFormIsSent() throws Exception {
    Letter letter = letter();
    byte[] copy = sent(letter);
    List<String> links = withdrawals(copy);
    assertThat(links).as("in the text and in the HTML, the same").hasSize(2);
    assertThat(links.getFirst()).isEqualTo(links.getLast());
    assertThat(Tracked.in(copy, trackUrl()).links()).hasSize(1);

    assertThat(recipient.get(links.getFirst()).statusCode()).isEqualTo(200);
    assertThat(hit(copy)).isEqualTo(302);
    Await.until("the first click", () -> clicks(letter.messageId()), clicks -> clicks == 1);

    assertThat(recipient.post(links.getFirst(), "do=stop").statusCode()).isEqualTo(200);
    assertThat(hit(copy)).as("the link lives on").isEqualTo(302);
    assertThat(recipient.post(links.getFirst(), "do=resume").statusCode()).isEqualTo(200);
    assertThat(hit(copy)).isEqualTo(302);
    Await.until(
        "the click after it was resumed", () -> clicks(letter.messageId()), clicks -> clicks > 1);
    assertThat(clicks(letter.messageId())).as("of three, those that he allowed").isEqualTo(2);
  }

  @Test
  void changedSettingsShouldCountWithoutARestart() throws Exception {
    Path file = folder.resolve("james/conf/waybill.properties");
    String first = Files.readString(file);

    Files.writeString(file, first + "percent=0\n");
    Await.until("mail that leaves untracked", this::tracked, NOTHING::equals);

    Files.writeString(file, first + "percent=none\n");
    Await.until(
        "the wrong value in James's health",
        () -> stage.post().james().webAdmin().health(),
        health -> health.contains("percent is 'none'"));
    assertThat(tracked()).isEqualTo(NOTHING);

    Files.writeString(file, first);
    Await.until("mail that is tracked again", this::tracked, all -> !all.equals(NOTHING));
    assertThat(stage.post().james().webAdmin().health()).doesNotContain("percent");
  }

  private int hit(byte[] copy) throws Exception {
    return recipient.get(Tracked.in(copy, trackUrl()).links().getFirst()).statusCode();
  }

  private static long clicks(String messageId) throws Exception {
    if (stage.collector().report().messages(messageId).isEmpty()) {
      return 0;
    }
    Json message = stage.collector().report().message(messageId);
    return message.get("copies").items().stream()
        .mapToLong(copy -> copy.get("clicks").get("total").number())
        .sum();
  }

  private static List<String> withdrawals(byte[] copy) {
    return Pattern.compile(Pattern.quote(trackUrl()) + "/w/[A-Za-z0-9_-]+")
        .matcher(new String(copy, StandardCharsets.ISO_8859_1))
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static String trackUrl() {
    return stage.collector().trackUrl();
  }

  private Tracked tracked() throws Exception {
    return Tracked.in(sent(letter()), trackUrl());
  }

  private static byte[] sent(Letter letter) throws Exception {
    return stage.post().send(ENVELOPE, letter).get(0).message();
  }

  private static Letter letter() {
    return Letter.alternative(
        "", "<html><body><a href=\"https://shop.example/here\">here</a></body></html>\n");
  }
}
