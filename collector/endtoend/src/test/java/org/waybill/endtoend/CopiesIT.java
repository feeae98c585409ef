package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.mime.Untracked;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.smtp.Mailbox;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** One message to three remote and one local recipient, beside what James sends without us. */
@ExtendWith(Stage.class)
class CopiesIT {
  private static final Envelope ENVELOPE =
      Envelope.of(
          "lea@sender.example",
          "ada@one.example",
          "bob@two.example",
          "carl@two.example",
          "local@sender.example");
  private static final List<String> SOURCES =
      List.of("https://shop.example/a?b=1&amp;c=2#top", "https://shop.example/d");
  private static final Letter LETTER =
      Letter.alternative(
          "X-Folded: one\n two\n",
          """
          <html><body>
          <p><a href="%s">One</a> and <A HREF='%s'>two</A></p>
          </body></html>
          """
              .formatted(SOURCES.toArray()));

  private static String track = "";
  private static List<Delivery> copies = List.of();
  private static String plain = "";
  private static byte[] localWith = {};
  private static byte[] localWithout = {};

  @BeforeAll
  static void send(Post without, TrackingPost with) throws Exception {
    track = with.collector().trackUrl();
    copies = with.post().send(ENVELOPE, LETTER);
    plain = Transmitted.withoutTrace(without.send(ENVELOPE, LETTER).get(0).message());
    localWith = inMailbox(with.post().james().localMailbox());
    localWithout = inMailbox(without.james().localMailbox());
  }

  @Test
  void everyRemoteRecipientShouldGetACopyOfTheirOwn() {
    assertThat(copies)
        .extracting(Delivery::recipient)
        .containsExactlyInAnyOrder("ada@one.example", "bob@two.example", "carl@two.example");
    assertThat(copies)
        .allSatisfy(copy -> assertThat(copy.envelope().sender()).isEqualTo("lea@sender.example"));
  }

  @Test
  void copiesShouldHaveDifferentPixelsAndLinks() {
    List<Tracked> tracked = copies.stream().map(copy -> tracked(copy)).toList();
    assertThat(tracked)
        .allSatisfy(
            copy -> {
              assertThat(copy.pixels()).hasSize(1);
              assertThat(copy.links()).hasSize(SOURCES.size());
            });
    assertThat(tracked.stream().flatMap(copy -> copy.pixels().stream()).distinct()).hasSize(3);
    assertThat(tracked.stream().flatMap(copy -> copy.links().stream()).distinct())
        .hasSize(3 * SOURCES.size());
  }

  @Test
  void copiesShouldEqualWhatJamesSendsWithoutUsApartFromPixelAndLinks() {
    assertThat(copies)
        .allSatisfy(
            copy ->
                assertThat(Untracked.html(Transmitted.withoutTrace(copy.message()), track, SOURCES))
                    .isEqualTo(plain));
  }

  @Test
  void localCopyShouldBeUntouched() {
    assertThat(tracked(localWith)).isEqualTo(new Tracked(List.of(), List.of()));
    assertThat(Transmitted.withoutTrace(localWith))
        .isEqualTo(Transmitted.withoutTrace(localWithout));
  }

  private static Tracked tracked(Delivery copy) {
    return tracked(copy.message());
  }

  private static Tracked tracked(byte[] message) {
    return Tracked.in(message, track);
  }

  private static byte[] inMailbox(Mailbox mailbox) throws Exception {
    String field = "Message-ID: <" + LETTER.messageId() + ">";
    return Await.until(
            "the local copy",
            () ->
                mailbox.messages().stream()
                    .filter(message -> new String(message, ISO_8859_1).contains(field))
                    .toList(),
            found -> found.size() == 1)
        .get(0);
  }
}
