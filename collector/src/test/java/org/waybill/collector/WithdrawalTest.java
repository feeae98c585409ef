package org.waybill.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.StoreException;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;

/** A recipient looks at what is recorded, stops it, and changes his mind. */
@Timeout(120)
class WithdrawalTest {

  private static final String STOP = "do=stop";
  private static final String RESUME = "do=resume";

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    begin();
  }

  private void begin() throws Exception {
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
  }

  @AfterEach
  void end() {
    running.close();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }

  private String page(int copy) throws Exception {
    return text(running.get(installation.withdrawal(copy)));
  }

  private void assertThatItIsRecorded(int copy) throws Exception {
    assertThat(page(copy)).contains("Recording is on for mail to you.", "value=\"stop\"");
  }

  private void assertThatItIsStopped(int copy) throws Exception {
    assertThat(page(copy)).contains("Nothing is recorded of you.", "value=\"resume\"");
  }

  private void send(int copy, String form) throws Exception {
    assertThat(running.send(installation.withdrawal(copy), form).statusCode()).isEqualTo(200);
  }

  /** Everything that was stored by the time a click of the second recipient was. */
  private List<String> storedBeforeAClickOfTheSecond() throws Exception {
    running.get(installation.link(2));
    for (int most = 1; ; most++) {
      List<String> who = running.awaitEvents(most).stream().map(Event::recipient).toList();
      if (who.contains("r2@example.org")) {
        return who;
      }
    }
  }

  @Test
  void pageShouldSayWhatIsRecordedInTheReadersLanguage() throws Exception {
    HttpResponse<byte[]> page = running.get(installation.withdrawal(1));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(text(page)).contains("<html lang=\"en\">", "your mail address", "Stop recording");
    assertThat(text(running.getWith(installation.withdrawal(1), "Accept-Language", "fr, de;q=0.9")))
        .contains("<html lang=\"de\">", "Ihre Mailadresse", "Aufzeichnung beenden");
    for (String hostile : List.of("de".repeat(400), "*-*;q=x", "\"><script>", ";;;,,,")) {
      assertThat(text(running.getWith(installation.withdrawal(1), "Accept-Language", hostile)))
          .contains("<html lang=\"en\">")
          .doesNotContain("<script");
    }
  }

  @Test
  void pageShouldLeaveNothingBehindAndTakeNothingFromElsewhere() throws Exception {
    HttpResponse<byte[]> page = running.get(installation.withdrawal(1));
    assertThat(page.headers().firstValue("content-security-policy"))
        .get()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe")
        .contains("form-action 'self'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
    assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("x-robots-tag")).hasValue("noindex");
    assertThat(page.headers().map()).doesNotContainKey("set-cookie");
    assertThat(text(page)).doesNotContain("<script", "src=", "http:", "https:", "style=\"");
    assertThat(page.body()).hasSizeLessThan(8_000);

    HttpResponse<byte[]> head = running.ask("HEAD", installation.withdrawal(1));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("content-length"))
        .hasValue(String.valueOf(page.body().length));
  }

  @Test
  void stopShouldHoldForMailAlreadySentAndLinksShouldGoOnWorking() throws Exception {
    running.ship(Installation.sent(2));
    HttpResponse<byte[]> pixel = running.get(installation.pixel(1));
    HttpResponse<byte[]> link = running.get(installation.link(1));
    running.awaitEvents(2);

    HttpResponse<byte[]> done = running.send(installation.withdrawal(1), STOP);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(text(done)).contains("<h1>Recording is stopped</h1>");
    assertThatItIsStopped(1);
    assertThatItIsRecorded(2);

    HttpResponse<byte[]> pixelThen = running.get(installation.pixel(1));
    HttpResponse<byte[]> linkThen = running.get(installation.link(1));
    assertThat(pixelThen.body()).isEqualTo(pixel.body());
    assertThat(pixelThen.headers().map()).isEqualTo(pixel.headers().map());
    assertThat(linkThen.statusCode()).isEqualTo(302);
    assertThat(linkThen.headers().map()).isEqualTo(link.headers().map());

    assertThat(storedBeforeAClickOfTheSecond())
        .containsExactly("r1@example.org", "r1@example.org", "r2@example.org");
    assertThat(running.collector.losses()).isZero();
  }

  @Test
  void stopShouldHoldThroughARestartAndWhenSentAgain() throws Exception {
    send(1, STOP);
    send(1, STOP);
    end();
    begin();
    assertThatItIsStopped(1);
    running.ship(Installation.sent(2));
    running.get(installation.pixel(1));
    assertThat(storedBeforeAClickOfTheSecond()).containsExactly("r2@example.org");
  }

  @Test
  void recordingShouldGoOnWhenTheRecipientChangesHisMind() throws Exception {
    running.ship(Installation.sent(2));
    send(1, STOP);
    HttpResponse<byte[]> resumed = running.send(installation.withdrawal(1), RESUME);
    assertThat(text(resumed)).contains("<h1>Recording goes on</h1>", "Stop recording");
    running.get(installation.link(1));
    assertThat(storedBeforeAClickOfTheSecond()).contains("r1@example.org");
    end();
    begin();
    assertThatItIsRecorded(1);
  }

  @Test
  void journalFromBeforeTheWithdrawalShouldLeaveNothingInTheStore() throws Exception {
    end();
    AtomicBoolean away = new AtomicBoolean(true);
    running =
        RunningCollector.with(
            installation,
            () -> {
              if (away.get()) {
                throw new StoreException("away for the test");
              }
              return RunningCollector.derby(installation);
            });
    running.ship(Installation.sent(2));
    running.get(installation.pixel(1));
    running.get(installation.link(1));
    send(1, STOP);
    away.set(false);

    assertThat(storedBeforeAClickOfTheSecond()).containsExactly("r2@example.org");
    assertThat(running.store().reports().message(Installation.MESSAGE).orElseThrow().copies())
        .singleElement()
        .satisfies(copy -> assertThat(copy.recipient()).isEqualTo("r2@example.org"));
  }

  @Test
  void scannerThatFollowsEveryLinkShouldWithdrawNobody() throws Exception {
    List<String> paths = new ArrayList<>(List.of(installation.withdrawal(1)));
    paths.add(installation.withdrawal(1) + "?do=stop");
    paths.add(installation.link(1) + "+");
    Matcher links = Pattern.compile("(?:href|action|formaction|src)=\"([^\"]*)\"").matcher(page(1));
    while (links.find()) {
      paths.add(links.group(1));
    }
    for (String path : paths) {
      for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE")) {
        running.ask(method, path);
      }
    }
    assertThatItIsRecorded(1);
    assertThat(folder.resolve("data/withdrawals")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "do",
        "do=",
        "do=STOP",
        "do=stop&do=resume",
        "xdo=stop",
        "{\"do\":\"stop\"}",
        "do=stop\u0000",
        "do=%73top"
      })
  void anyOtherFormShouldChangeNothing(String form) throws Exception {
    HttpResponse<byte[]> answer = running.send(installation.withdrawal(1), form);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(text(answer)).contains("<h1>Nothing was changed</h1>");
    assertThatItIsRecorded(1);
  }

  @Test
  void formThatIsTooLongShouldChangeNothing() throws Exception {
    String form = STOP + "&a=" + "a".repeat(300);
    assertThat(running.send(installation.withdrawal(1), form).statusCode()).isEqualTo(400);
    String longest = STOP + "&a=" + "a".repeat(100_000);
    assertThat(running.send(installation.withdrawal(1), longest).statusCode()).isEqualTo(413);
    assertThatItIsRecorded(1);
  }

  @Test
  void tokenThatIsNotOursShouldFindNothing() throws Exception {
    String path = installation.withdrawal(1);
    for (String other :
        List.of(
            Installation.forged(path),
            path + "+",
            path.replace("/w/", "/c/"),
            installation.link(1).replace("/c/", "/w/"),
            "/w/",
            "/w/x")) {
      for (HttpResponse<byte[]> answer : List.of(running.get(other), running.send(other, STOP))) {
        assertThat(answer.statusCode()).as(other).isIn(404, 405);
        assertThat(answer.body()).isEmpty();
      }
    }
    assertThatItIsRecorded(1);
  }

  @Test
  void sharedCopyShouldHaveNothingToStop() throws Exception {
    String path = installation.withdrawal(1, Mode.AGGREGATE, PersonCode.NONE);
    for (HttpResponse<byte[]> answer : List.of(running.get(path), running.send(path, STOP))) {
      assertThat(text(answer))
          .contains("Nothing is recorded of you in particular.")
          .doesNotContain("<form");
    }
    assertThat(folder.resolve("data/withdrawals")).isEmptyDirectory();
  }

  @Test
  void stopShouldHoldAtOnceAndSaySoWhenTheDiskDoesNotTakeIt() throws Exception {
    Files.delete(folder.resolve("data/withdrawals"));
    HttpResponse<byte[]> answer = running.send(installation.withdrawal(1), STOP);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(text(answer)).contains("could not be saved yet", "value=\"stop\"");
    running.ship(Installation.sent(2));
    running.get(installation.pixel(1));
    assertThat(storedBeforeAClickOfTheSecond()).containsExactly("r2@example.org");

    Files.createDirectory(folder.resolve("data/withdrawals"));
    send(1, STOP);
    end();
    begin();
    assertThatItIsStopped(1);
  }

  @Test
  void hitsShouldBeAnsweredAndNotStoredWhereABrowsersSignalIsHonoured() throws Exception {
    running.ship(Installation.sent(2));
    running.getWith(installation.pixel(1), "Sec-GPC", "1");
    running.awaitEvents(1);
    end();
    installation.honoured = Set.of(PrivacySignal.GPC);
    begin();
    assertThat(running.getWith(installation.pixel(1), "Sec-GPC", "1").body()).hasSize(43);
    assertThat(running.getWith(installation.link(1), "Sec-GPC", "1").statusCode()).isEqualTo(302);
    running.getWith(installation.pixel(2), "Sec-GPC", "0", "DNT", "1");
    running.get(installation.link(2));
    assertThat(running.awaitEvents(3))
        .extracting(Event::recipient)
        .containsExactly("r1@example.org", "r2@example.org", "r2@example.org");
  }

  @Test
  void adminShouldStopItForARecipientWithAFormAndStandInTheAccessLog() throws Exception {
    String page = "/recipients/r-0000000000000001";
    String form = page + "/recording";
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    try (Visitor visitor = new Visitor(running)) {
      visitor.signIn("admin", password);
      assertThat(visitor.get(page).body()).contains("href=\"" + form + "\"");
      assertThat(visitor.get(form).body()).contains("recorded as it is configured");
      assertThat(visitor.post(form + "/stop", Map.of("form", "x")).statusCode()).isEqualTo(403);
      assertThatItIsRecorded(1);

      assertThat(visitor.post(form + "/stop", visitor.form(form)).statusCode()).isEqualTo(303);
      assertThat(visitor.get(form).body()).contains("Nothing is recorded of this recipient.");
      assertThatItIsStopped(1);
      assertThat(visitor.get("/access").body())
          .contains("recording stopped for r-0000000000000001");

      assertThat(visitor.post(form + "/resume", visitor.form(form)).statusCode()).isEqualTo(303);
      assertThatItIsRecorded(1);
    }
  }

  @Test
  void analystShouldNotStopIt() throws Exception {
    String form = "/recipients/r-0000000000000001/recording";
    String hash = Passwords.hash("correct horse battery");
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.USER, "add anna analyst " + hash, line -> {})).isZero();
    }
    try (Visitor visitor = new Visitor(running)) {
      visitor.signIn("anna", "correct horse battery");
      assertThat(visitor.get(form).statusCode()).isEqualTo(403);
      assertThat(visitor.post(form + "/stop", visitor.form("/account")).statusCode())
          .isEqualTo(403);
      assertThat(visitor.get("/recipients/r-0000000000000001").body()).doesNotContain(form);
    }
    assertThatItIsRecorded(1);
  }

  @Test
  void resumingShouldBeRefusedBeyondWhatAPersonDoesAndStoppingNever() throws Exception {
    for (int n = 0; n < 20; n++) {
      send(1, STOP);
      send(1, RESUME);
    }
    send(1, STOP);
    assertThat(running.send(installation.withdrawal(1), RESUME).statusCode()).isEqualTo(503);
    assertThatItIsStopped(1);
  }

  @Test
  void nothingShouldBeRecordedOfAnybodyAndLinksLeadOnWhenNobodyKnowsWhoHasWithdrawn()
      throws Exception {
    running.ship(Installation.sent(2));
    end();
    Files.writeString(folder.resolve("data/withdrawals/000001.choices"), "damaged\n");
    running = RunningCollector.of(installation);

    HttpResponse<byte[]> link = running.get(installation.link(2));
    assertThat(link.statusCode()).isEqualTo(302);
    assertThat(running.get(installation.pixel(2)).body()).hasSize(43);
    assertThatItIsRecorded(1);
    send(1, STOP);
    end();
    Files.delete(folder.resolve("data/withdrawals/000001.choices"));
    begin();
    assertThatItIsStopped(1);
    assertThat(storedBeforeAClickOfTheSecond()).containsExactly("r2@example.org");
  }
}
