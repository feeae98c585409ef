package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.collector.Report;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.mime.Untracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.sink.Manners;
import org.waybill.endtoend.sink.Manners.Answer;
import org.waybill.endtoend.sink.Manners.Moment;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** With RecordDelivery and RecordBounce the report says what became of each copy on its way. */
@ExtendWith(Stage.class)
class DeliveriesIT {
  private static final String SENDER = "local@sender.example";
  private static final String URL = "https://shop.example/";
  private static final String HTML = "<html><body><a href=\"" + URL + "\">here</a></body></html>\n";
  private static final Json NOTHING = new Json.Nothing();

  private static TrackingPost stage;

  private final Post without;
  private final Report report;

  DeliveriesIT(Post without) throws Exception {
    this.without = without;
    report = stage.collector().report();
  }

  @BeforeAll
  static void start() throws Exception {
    stage = TrackingPost.startRecordingDeliveries(Stage.folder("deliveries"));
    stage.post().sink().behave(new Strict());
  }

  @AfterAll
  static void stop() throws Exception {
    stage.close();
  }

  /** Knows nobody named nobody, and wants to hear of late twice. */
  private static final class Strict implements Manners {
    private final AtomicInteger late = new AtomicInteger();

    @Override
    public Answer at(Moment moment, String recipient) {
      if (moment == Moment.RECIPIENT && recipient.startsWith("nobody")) {
        return new Answer.Refuse("550 5.1.1 <" + recipient + "> no such user");
      }
      return recipient.startsWith("late") && late.getAndIncrement() == 0
          ? new Answer.Refuse("451 4.7.1 later")
          : new Answer.Accept();
    }
  }

  @Test
  void acceptedCopyShouldBeDelivered() throws Exception {
    Letter letter = sent("ada@one.example");

    Json copy = told(letter, "deliveredAt");
    assertThat(copy.get("deliveredAt").number())
        .isGreaterThanOrEqualTo(stage.post().arrived(letter.messageId(), 1).get(0).at());
    assertThat(copy.get("bouncedAt")).isEqualTo(NOTHING);
    assertThat(copy.get("pixels").number()).isEqualTo(1);
  }

  @Test
  void refusedCopyShouldHaveBouncedAndItsSenderBeTold() throws Exception {
    Letter letter = sent("nobody@one.example");

    Json copy = told(letter, "bouncedAt");
    assertThat(copy.get("deliveredAt")).isEqualTo(NOTHING);
    assertThat(copy.get("bounceReason").text()).isEqualTo("550 5.1.1 <[address]> no such user");
    inMailbox("nobody@one.example");
  }

  @Test
  void copiesOfOneMessageShouldEachHaveTheirOwnFate() throws Exception {
    Letter letter = sent("bob@one.example", "nobody@two.example");

    Await.until(
        "both fates",
        () -> copies(letter),
        copies ->
            copies.size() == 2
                && copies.stream()
                    .allMatch(
                        copy ->
                            copy.get("recipient").text().startsWith("bob")
                                ? !copy.get("deliveredAt").equals(NOTHING)
                                : !copy.get("bouncedAt").equals(NOTHING)));
  }

  @Test
  void copyShouldBeDeliveredAndNotHaveBouncedWhenTheServerTakesItLater() throws Exception {
    Letter letter = sent("late@one.example");

    assertThat(told(letter, "deliveredAt").get("bouncedAt")).isEqualTo(NOTHING);
  }

  @Test
  void copyShouldBeWhatJamesSendsWithoutUsApartFromPixelAndLinks() throws Exception {
    Envelope envelope = Envelope.of(SENDER, "carl@one.example");
    Letter letter = Letter.alternative("", HTML);
    byte[] copy = stage.post().send(envelope, letter).get(0).message();
    byte[] plain = without.send(envelope, letter).get(0).message();

    String track = stage.collector().trackUrl();
    assertThat(Tracked.in(copy, track).pixels()).hasSize(1);
    assertThat(Untracked.html(Transmitted.withoutTrace(copy), track, List.of(URL)))
        .isEqualTo(Transmitted.withoutTrace(plain));
  }

  @Test
  void untrackedMailShouldPassBothMailetsAndBeNoFact() throws Exception {
    Letter letter = Letter.alternative("", HTML).from("stranger@elsewhere.example");
    Envelope envelope = Envelope.of(SENDER, "dora@one.example", "nobody@three.example");
    stage.post().james().smtp().send(envelope, letter.bytes());
    without.james().smtp().send(envelope, letter.bytes());
    List<Delivery> here = stage.post().arrived(letter.messageId(), 1);
    List<Delivery> there = without.arrived(letter.messageId(), 1);
    inMailbox("nobody@three.example");

    assertThat(Transmitted.withoutTrace(here.get(0).message()))
        .isEqualTo(Transmitted.withoutTrace(there.get(0).message()));
    told(sent("after@one.example"), "deliveredAt");
    assertThat(here).hasSize(1);
    assertThat(report.messages(letter.messageId())).isEmpty();
  }

  /** What a stranger says of a delivery is hearsay: only our own ledger makes facts. */
  @Test
  void forgedBounceShouldChangeNoFigure() throws Exception {
    Letter letter = sent("eve@one.example");
    Json before = told(letter, "deliveredAt");
    byte[] copy = stage.post().arrived(letter.messageId(), 1).get(0).message();
    String report = report("eve@one.example", new String(copy, ISO_8859_1));
    stage.post().james().smtp().send(Envelope.of("", SENDER), report.getBytes(ISO_8859_1));
    inMailbox("Subject: Undelivered: eve@one.example");

    told(sent("then@one.example"), "deliveredAt");
    assertThat(told(letter, "deliveredAt")).isEqualTo(before);
  }

  /** A delivery status notification (RFC 3464) with the copy that it is said to be about. */
  private static String report(String recipient, String copy) {
    String head =
        """
        From: <MAILER-DAEMON@one.example>
        To: <%s>
        Subject: Undelivered: %s
        org.waybill.copy: AAAAAAAAAAAAAAAAAAAAAA
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="between"

        --between
        Content-Type: text/plain

        Nobody here.
        --between
        Content-Type: message/delivery-status

        Reporting-MTA: dns; one.example

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1
        --between
        Content-Type: message/rfc822

        """
            .formatted(SENDER, recipient, recipient);
    return head.replace("\n", "\r\n") + copy + "\r\n--between--\r\n";
  }

  private static Letter sent(String... recipients) throws Exception {
    Letter letter = Letter.alternative("", HTML);
    stage.post().james().smtp().send(Envelope.of(SENDER, recipients), letter.bytes());
    return letter;
  }

  /** The letter's only copy as soon as that is known of it. */
  private Json told(Letter letter, String what) throws Exception {
    return Await.until(
            what,
            () -> copies(letter),
            copies -> copies.size() == 1 && !copies.get(0).get(what).equals(NOTHING))
        .get(0);
  }

  /** What is reported of the letter's copies; none before it is known. */
  private List<Json> copies(Letter letter) throws Exception {
    return report.messages(letter.messageId()).isEmpty()
        ? List.of()
        : report.message(letter.messageId()).get("copies").items();
  }

  private static void inMailbox(String text) throws Exception {
    Await.until(
        "a mail with " + text,
        () -> stage.post().james().localMailbox().messages(),
        all -> all.stream().anyMatch(mail -> new String(mail, ISO_8859_1).contains(text)));
  }
}
