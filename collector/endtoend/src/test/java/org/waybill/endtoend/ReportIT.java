package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Recipient;
import org.waybill.endtoend.collector.Report;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.sink.Manners;
import org.waybill.endtoend.sink.Manners.Answer;
import org.waybill.endtoend.sink.Manners.Moment;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/**
 * After hits the report says who opened and clicked what, by Message-ID, and counts nobody twice.
 */
@ExtendWith(Stage.class)
class ReportIT {
  private static final String URL = "https://shop.example/here";
  private static final String HTML = "<html><body><a href=\"" + URL + "\">here</a></body></html>\n";

  private final Recipient recipient = new Recipient();
  private final TrackingPost stage;
  private final Report report;

  ReportIT(TrackingPost stage) throws Exception {
    this.stage = stage;
    report = stage.collector().report();
  }

  @Test
  void reportShouldSayWhoOpenedAndClickedWhat() throws Exception {
    Letter letter = Letter.alternative("", HTML);
    List<Delivery> copies =
        stage
            .post()
            .send(Envelope.of("lea@sender.example", "ada@one.example", "bob@two.example"), letter);
    Tracked ada = tracked(copies, "ada@one.example");
    Tracked bob = tracked(copies, "bob@two.example");
    HttpResponse<byte[]> pixel = recipient.get(ada.pixels().get(0));
    recipient.get(ada.pixels().get(0));
    recipient.get(bob.links().get(0));
    recipient.request("HEAD", bob.pixels().get(0), "scanner");

    assertThat(pixel.statusCode()).isEqualTo(200);
    assertThat(pixel.body()).hasSize(43);
    Json message = reported(letter, 2, 1);
    assertThat(count(message, "ada@one.example", "opens")).isEqualTo(2);
    assertThat(count(message, "ada@one.example", "clicks")).isZero();
    assertThat(count(message, "bob@two.example", "opens")).isZero();
    assertThat(count(message, "bob@two.example", "clicks")).isEqualTo(1);
    assertThat(message.get("links").items().get(0).get("url").text()).isEqualTo(URL);
  }

  @Test
  void pagesShouldShowTheMessageItsCopiesAndLinks() throws Exception {
    Letter letter = Letter.alternative("", HTML);
    stage.post().send(Envelope.of("lea@sender.example", "page@one.example"), letter);
    String id = reported(letter, 0, 0).get("id").text();

    assertThat(report.get("/messages?fold=0")).contains("/messages/" + id);
    assertThat(report.get("/messages/" + id))
        .contains(letter.messageId(), "page@one.example", "shop.example", "/here");
  }

  @Test
  void eventsShouldSayWhatHappened() throws Exception {
    Letter letter = Letter.alternative("", HTML);
    Delivery copy =
        stage.post().send(Envelope.of("lea@sender.example", "ada@one.example"), letter).get(0);
    recipient.get(Tracked.in(copy.message(), track()).links().get(0));

    Json event = Await.until("the event", () -> events(letter), all -> all.size() == 1).get(0);
    assertThat(event.get("type").text()).isEqualTo("click");
    assertThat(event.get("recipient").text()).isEqualTo("ada@one.example");
    assertThat(event.get("url").text()).isEqualTo(URL);
  }

  @Test
  void retriedCopyShouldBeTheSameCopyWhenTheWorldLostTheAnswer() throws Exception {
    Letter letter = Letter.alternative("", HTML);
    stage.post().sink().behave(new Once(new Answer.KeepAndDrop()));
    stage
        .post()
        .james()
        .smtp()
        .send(Envelope.of("lea@sender.example", "lost@one.example"), letter.bytes());
    List<Delivery> copies = stage.post().arrived(letter.messageId(), 2);

    assertThat(Tracked.in(copies.get(1).message(), track()))
        .isEqualTo(Tracked.in(copies.get(0).message(), track()));
    assertThat(Tracked.in(copies.get(0).message(), track()).pixels()).hasSize(1);
    assertThat(reported(letter, 0, 0).get("copies").items()).hasSize(1);
  }

  @Test
  void messageShouldBeReportedOnceWhenItIsSentAgain() throws Exception {
    Letter letter = Letter.alternative("", HTML);
    Envelope envelope = Envelope.of("lea@sender.example", "ada@one.example");
    stage.post().send(envelope, letter);
    stage.post().james().smtp().send(envelope, letter.bytes());
    List<Delivery> copies = stage.post().arrived(letter.messageId(), 2);
    recipient.get(Tracked.in(copies.get(1).message(), track()).pixels().get(0));

    Json message = reported(letter, 1, 0);
    assertThat(message.get("copies").items()).hasSize(1);
  }

  /** Does something once to lost@one.example, and is polite otherwise. */
  private static final class Once implements Manners {
    private Answer next;

    Once(Answer first) {
      next = first;
    }

    @Override
    public synchronized Answer at(Moment moment, String recipient) {
      if (moment != Moment.END_OF_DATA || !recipient.equals("lost@one.example")) {
        return new Answer.Accept();
      }
      Answer answer = next;
      next = new Answer.Accept();
      return answer;
    }
  }

  private String track() {
    return stage.collector().trackUrl();
  }

  private Tracked tracked(List<Delivery> copies, String address) {
    return copies.stream()
        .filter(copy -> copy.recipient().equals(address))
        .map(copy -> Tracked.in(copy.message(), track()))
        .findFirst()
        .orElseThrow();
  }

  private List<Json> events(Letter letter) throws Exception {
    return report.events().stream()
        .filter(event -> event.get("messageId").toString().contains(letter.messageId()))
        .toList();
  }

  /** The message as soon as its copies together have that many opens and clicks. */
  private Json reported(Letter letter, long opens, long clicks) throws Exception {
    Await.until("the message", () -> report.messages(letter.messageId()), all -> all.size() == 1);
    return Await.until(
        "opens and clicks",
        () -> report.message(letter.messageId()),
        message -> total(message, "opens") == opens && total(message, "clicks") == clicks);
  }

  private static long total(Json message, String what) {
    return message.get("copies").items().stream()
        .mapToLong(copy -> copy.get(what).get("total").number())
        .sum();
  }

  private static long count(Json message, String recipient, String what) {
    return message.get("copies").items().stream()
        .filter(copy -> copy.get("recipient").text().equals(recipient))
        .mapToLong(copy -> copy.get(what).get("total").number())
        .sum();
  }
}
