package org.waybill.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.mime.Part;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.mime.Untracked;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What a mail quotes of ours is inert when it arrives, and nobody's when it leaves. */
@ExtendWith(Stage.class)
class StrippedIT {
  private static final String TARGET = "https://shop.example/";
  private static final String HTML =
      "<html><body><a href=\"" + TARGET + "\">here</a></body></html>\n";
  private static final Envelope OURS = Envelope.of("lea@sender.example", "ada@one.example");

  private final Post without;
  private final TrackingPost with;

  StrippedIT(Post without, TrackingPost with) {
    this.without = without;
    this.with = with;
  }

  @Test
  void replyShouldReachTheLocalUserWithoutOurPixelAndWithPlainLinks() throws Exception {
    Letter reply = quoting(tracked());
    Letter plain = new Letter(reply.messageId(), bytes(plain(text(reply.bytes()))));
    Envelope home = Envelope.of("ada@one.example", "local@sender.example");

    with.post().james().smtp().send(home, reply.bytes());
    without.james().smtp().send(home, plain.bytes());

    byte[] here = arrived(with.post(), reply);
    byte[] there = arrived(without, reply);
    assertThat(Tracked.in(here, track())).isEqualTo(new Tracked(List.of(), List.of()));
    assertThat(Transmitted.withoutTrace(here)).isEqualTo(Transmitted.withoutTrace(there));
  }

  @Test
  void mailShouldBeTrackedAnewWhenItCarriesOurTrackingAlready() throws Exception {
    byte[] quoted = tracked();
    Letter reply = quoting(quoted);
    byte[] copy = with.post().send(OURS, reply).get(0).message();

    Tracked before = Tracked.in(quoted, track());
    Tracked now = Tracked.in(copy, track());
    assertThat(now.pixels()).hasSize(1).doesNotContainAnyElementsOf(before.pixels());
    assertThat(now.links()).hasSize(1).doesNotContainAnyElementsOf(before.links());
    assertThat(Untracked.html(html(copy), track(), List.of(TARGET)))
        .isEqualTo(html(bytes(plain(text(reply.bytes())))));
  }

  private static byte[] arrived(Post post, Letter letter) throws Exception {
    String field = "Message-ID: <" + letter.messageId() + ">";
    return Await.until(
            "the local copy",
            () ->
                post.james().localMailbox().messages().stream()
                    .filter(message -> text(message).contains(field))
                    .toList(),
            found -> found.size() == 1)
        .get(0);
  }

  private byte[] tracked() throws Exception {
    return with.post().send(OURS, Letter.alternative("", HTML)).get(0).message();
  }

  /** A reply as mail programs write it: the quoted document in a blockquote. */
  private static Letter quoting(byte[] copy) {
    return Letter.alternative("", "<p>yes</p><blockquote>" + html(copy) + "</blockquote>\n");
  }

  private String plain(String message) {
    return Untracked.html(message, track(), List.of(TARGET));
  }

  private String track() {
    return with.collector().trackUrl();
  }

  private static String html(byte[] message) {
    return Part.of(message).html().map(Part::text).orElseThrow();
  }

  private static String text(byte[] message) {
    return new String(message, ISO_8859_1);
  }

  private static byte[] bytes(String message) {
    return message.getBytes(ISO_8859_1);
  }
}
