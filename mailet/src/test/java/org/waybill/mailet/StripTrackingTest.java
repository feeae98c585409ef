package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.james.metrics.tests.RecordingMetricFactory;
import org.apache.james.server.core.JamesServerResourceLoader;
import org.apache.james.server.core.MailImpl;
import org.apache.james.server.core.filesystem.FileSystemImpl;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Day;
import org.waybill.wire.KeyLife;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

class StripTrackingTest {

  private static final String LOCAL = "local@sender.example";
  private static final String TARGET = "https://shop.example/a";

  @TempDir private Path root;

  private KeyRing keys = Bench.keys();
  private final RecordingMetricFactory metrics = new RecordingMetricFactory();
  private final Spool spool = new Spool();
  private Instant now = Bench.NOW;
  private StripTracking mailet = mailet();

  @BeforeEach
  void configure() throws IOException {
    Files.createDirectory(root.resolve("conf"));
    Files.writeString(
        root.resolve("conf/waybill.properties"),
        "trackingUrl=https://track.example\ncollectorUrl=http://127.0.0.1:1\n");
    KeyFile.create(keyFile(), keys);
  }

  @AfterEach
  void close() {
    mailet.destroy();
  }

  @Test
  void replyShouldArriveWithoutOurPixelAndWithPlainLinks() throws Exception {
    MailImpl mail = reply("", LOCAL);
    byte[] without =
        Letters.mail("far@far.example", letter("", TARGET, ""), LOCAL)
            .getMessage()
            .getInputStream()
            .readAllBytes();
    started().service(mail);

    assertThat(mail.getMessage().getInputStream().readAllBytes()).isEqualTo(without);
    assertThat(metrics.countFor("waybill.stripped")).isEqualTo(1);
  }

  @Test
  void mailWithoutOurTrackingShouldStayAsItIs() throws Exception {
    MailImpl mail = Letters.newsletter(LOCAL);
    var message = mail.getMessage();
    started().service(mail);

    assertThat(mail.getMessage()).isSameAs(message);
    assertThat(metrics.countFor("waybill.stripped")).isZero();
  }

  @Test
  void signedMailShouldBeStrippedUnlessTheKeyOrARecipientElsewhereSaysOtherwise() throws Exception {
    String dkim = "DKIM-Signature: v=1; d=far.example\r\n";

    assertThat(isStripped(started(), reply(dkim, LOCAL))).isTrue();
    assertThat(isStripped(started(), reply(dkim, LOCAL, "x@far.example"))).isFalse();
    assertThat(isStripped(started(), reply("", LOCAL, "x@far.example"))).isTrue();
    assertThat(isStripped(started("signed", "leave"), reply(dkim, LOCAL))).isFalse();
    assertThat(isStripped(started("signed", "leave"), reply("", LOCAL))).isTrue();
  }

  @Test
  void bounceShouldBeStrippedToo() throws Exception {
    String bounce =
        "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nsorry\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\n"
            + letter("", link(), pixel())
            + "\r\n--b--\r\n";

    assertThat(isStripped(started(), Letters.mail("far@far.example", bounce, LOCAL))).isTrue();
  }

  @Test
  void wrongParametersShouldAllBeListed() {
    assertThatThrownBy(() -> started("signed", "perhaps", "percent", "many"))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("StripTracking cannot start. ")
        .hasMessageContaining("signed is 'perhaps'; it takes strip or leave")
        .hasMessageContaining("percent is 'many'");
  }

  @Test
  void mailShouldPassWithoutKeysAndBeStrippedOnceTheyAreThere() throws Exception {
    Files.delete(keyFile());
    StripTracking waiting = started();

    assertThat(isStripped(waiting, reply("", LOCAL))).isFalse();
    KeyFile.create(keyFile(), keys);
    assertThat(isStripped(waiting, reply("", LOCAL))).isFalse();
    now = now.plus(Duration.ofSeconds(30));
    assertThat(isStripped(waiting, reply("", LOCAL))).isTrue();
  }

  @Test
  void mailShouldBeStrippedOfALaterKeysTrackingOnceTheFileHasIt() throws Exception {
    StripTracking running = started();
    KeyFile.change(
        keyFile(),
        ring -> new KeyLife(ring, now.minus(KeyLife.NOTICE)).rotated(new SecureRandom()));
    keys = KeyFile.read(keyFile());

    assertThat(isStripped(running, reply("", LOCAL))).isFalse();
    now = now.plus(Duration.ofSeconds(30));
    assertThat(isStripped(running, reply("", LOCAL))).isTrue();
  }

  @Test
  void mailShouldGoOnWhenItsMessageCannotBeRead() throws Exception {
    MailImpl mail = MailImpl.builder().name("empty").sender("a@a.example").build();
    started().service(mail);

    assertThat(metrics.countFor("waybill.stripped")).isZero();
  }

  @Test
  void readmeShouldListTheParametersOfTheMailet() throws Exception {
    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(readme).contains("| `signed` of `StripTracking` |");
  }

  private static boolean isStripped(StripTracking mailet, MailImpl mail) throws Exception {
    mailet.service(mail);
    String text =
        new String(
            mail.getMessage().getInputStream().readAllBytes(),
            java.nio.charset.StandardCharsets.ISO_8859_1);
    boolean stripped = text.contains(TARGET);
    assertThat(text.contains("/o/")).isNotEqualTo(stripped);
    return stripped;
  }

  private MailImpl reply(String head, String... recipients) throws MessagingException {
    return Letters.mail("far@far.example", letter(head, link(), pixel()), recipients);
  }

  private static String letter(String head, String link, String pixel) {
    return head
        + "From: far@far.example\r\nSubject: Re: x\r\nContent-Type: text/html\r\n\r\n"
        + "<p>yes</p><blockquote><a href=\""
        + link
        + "\">x</a>"
        + pixel
        + "</blockquote>\r\n";
  }

  private String link() {
    return "https://former.example/c/"
        + sealer()
            .seal(
                Token.click(
                    Mode.IDENTIFIED, copy(), PersonCode.NONE, Day.of(Bench.NOW), 1, TARGET));
  }

  private String pixel() {
    String token =
        sealer().seal(Token.open(Mode.IDENTIFIED, copy(), PersonCode.NONE, Day.of(Bench.NOW)));
    return "<img src=\"https://former.example/o/" + token + ".gif\" width=\"1\">";
  }

  private Sealer sealer() {
    return Seals.of(keys).sealer(Bench.NOW, keys.fingerprints()).orElseThrow();
  }

  private static TrackingId copy() {
    return TrackingId.of(new byte[16]);
  }

  private Path keyFile() {
    return root.resolve("conf/waybill.keys");
  }

  private StripTracking mailet() {
    InstantSource clock = () -> now;
    return new StripTracking(
        metrics, new FileSystemImpl(new JamesServerResourceLoader(String.valueOf(root))), clock);
  }

  private StripTracking started(String... parameters) throws MessagingException {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("StripTracking").mailetContext(spool.context());
    for (int i = 0; i < parameters.length; i += 2) {
      config.setProperty(parameters[i], parameters[i + 1]);
    }
    mailet = mailet();
    mailet.init(config.build());
    return mailet;
  }
}
