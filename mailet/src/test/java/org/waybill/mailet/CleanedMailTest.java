package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.mailet.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.mailet.Spool.Fault;

/** Who gets a message without our earlier tracking and header fields, and who the original. */
class CleanedMailTest {

  private static final String WITH_HEADERS =
      "X-Waybill-Tag: spring\r\nX-Waybill-Track: %s\r\n" + Letters.NEWSLETTER;

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void headerFieldsShouldGoWhenTheSenderSwitchesOff() throws Exception {
    Handed original = bench.serve(bench.mailet(), letter(WITH_HEADERS.formatted("off")));

    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
    assertThat(bench.count("left.off")).isEqualTo(1);
    assertThat(bench.count("cleaned")).isEqualTo(1);
    assertThat(bench.count("tracked")).isZero();
  }

  @Test
  void headerFieldsShouldGoWhenTheCopyIsTracked() throws Exception {
    Handed original = bench.serve(bench.mailet(), letter(WITH_HEADERS.formatted("opens")));

    assertThat(original.isTracked()).isTrue();
    assertThat(original.undone(bench.seals())).isEqualTo(Letters.NEWSLETTER);
    assertThat(bench.count("cleaned")).isEqualTo(1);
    assertThat(bench.count("tracked")).isEqualTo(1);
  }

  @Test
  void quotedTrackingShouldGoWhateverWishLeavesTheMessage() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("recipientSwitches", "off.example: off"));
    String quoting = quoting(mailet);

    Handed off = bench.serve(mailet, letter(quoting, "b@off.example"));
    Handed local = bench.serve(mailet, letter(quoting, "eve@sender.example"));
    Handed auto = bench.serve(mailet, letter("Auto-Submitted: auto-replied\r\n" + quoting));

    assertThat(off.isTracked()).isFalse();
    assertThat(off.text()).contains("https://shop.example/b");
    assertThat(local.text()).isEqualTo(off.text());
    assertThat(auto.text()).isEqualTo("Auto-Submitted: auto-replied\r\n" + off.text());
    assertThat(bench.count("cleaned")).isEqualTo(3);
  }

  @Test
  void quotedTrackingShouldStayInAStrangersMail() throws Exception {
    AddTracking mailet = bench.mailet();
    String quoting = quoting(mailet).replace("ann@sender", "x@stranger");

    Handed original =
        bench.serve(mailet, Letters.mail("x@stranger.example", quoting, "b@b.example"));

    assertThat(original.text()).isEqualTo(quoting);
    assertThat(bench.count("cleaned")).isZero();
  }

  @Test
  void quotedTrackingShouldStayInSignedAndInReturnedMail() throws Exception {
    AddTracking mailet = bench.mailet();
    String signed = "DKIM-Signature: v=1; b=AA\r\n" + quoting(mailet);

    assertThat(bench.serve(mailet, letter(signed)).text()).isEqualTo(signed);
    assertThat(bench.count("left.dkim-signed")).isEqualTo(1);
    assertThat(bench.count("cleaned")).isZero();
  }

  @Test
  void thoseWhoAreNotTrackedShouldGetTheCleanedMessage() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("recipientSwitches", "off.example: off"));

    Handed original =
        bench.serve(
            mailet,
            letter(
                WITH_HEADERS.formatted("opens"),
                "eve@sender.example",
                "a@one.example",
                "b@off.example"));

    assertThat(original.recipients()).containsExactly("eve@sender.example", "b@off.example");
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
    assertThat(bench.spool.taken()).hasSize(1).allMatch(Handed::isTracked);
    assertThat(bench.spool.taken().get(0).text()).doesNotContain("X-Waybill");
  }

  @Test
  void originalShouldGoOutUnchangedWhenCopiesWereRefused() throws Exception {
    bench.spool.failingAt(1, Fault.REFUSE).failingAt(2, Fault.REFUSE);
    String text = WITH_HEADERS.formatted("opens");

    Handed original =
        bench.serve(bench.mailet(), letter(text, "a@a.example", "b@b.example", "c@c.example"));

    assertThat(original.text()).isEqualTo(text);
    assertThat(original.recipients()).containsExactly("a@a.example", "b@b.example");
  }

  @Test
  void shadowShouldChangeNothing() throws Exception {
    String text = WITH_HEADERS.formatted("off");

    Handed original = bench.serve(bench.mailet(Map.of("shadow", "true")), letter(text));

    assertThat(original.text()).isEqualTo(text);
    assertThat(bench.count("cleaned")).isZero();
    assertThat(bench.count("left.off")).isEqualTo(1);
  }

  /** A message that carries a pixel and links of ours, as a reply would. */
  private String quoting(AddTracking mailet) throws Exception {
    Handed tracked = bench.serve(mailet, letter(Letters.NEWSLETTER));
    assertThat(tracked.isTracked()).isTrue();
    return tracked.text().replace("one@sender.example", "two@sender.example");
  }

  private static Mail letter(String text, String... recipients) throws Exception {
    String[] to = recipients.length == 0 ? new String[] {"bob@b.example"} : recipients;
    return Letters.mail("ann@sender.example", text, to);
  }
}
