package org.waybill.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.mail.MailOptions;
import org.waybill.collector.mail.ReportMail;
import org.waybill.collector.networks.Networks;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.report.MailedReports;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.store.Ripe;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.collector.words.Words;
import org.waybill.journal.FolderDisk;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import org.waybill.wire.RecordingState;

/**
 * Whatever strangers write, and whatever is copied into the configuration, the report that goes out
 * by mail is figures, words of ours and links to the pages, with nothing that fetches or runs.
 */
class HostileMailTest {

  private static final String PAGES = "https://reports.example.org";

  /** The fields of the mail; the last two are the receiving server's (RFC 5321 section 4.4). */
  private static final Set<String> FIELDS =
      Set.of(
          "Date",
          "From",
          "To",
          "Message-ID",
          "Subject",
          "MIME-Version",
          "Content-Type",
          "Auto-Submitted",
          "X-Waybill-Track",
          "Return-Path",
          "Received");

  private static final Set<String> ELEMENTS =
      Set.of(
          "#root", "html", "head", "meta", "title", "body", "h1", "p", "table", "thead", "tbody",
          "tr", "th", "td", "br", "b", "span", "a");

  private static final Set<String> ATTRIBUTES =
      Set.of("lang", "charset", "name", "content", "style", "scope", "href");

  /** A line's end apart, what a terminal or a reader of lines takes for more than text. */
  private static final Pattern CONTROL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\x{2028}\\x{2029}&&[^\\r\\n]]");

  /** Shorter ones stand in any text. */
  private static final int TELLING = 5;

  private static final List<String> TEXTS = HostileTexts.all();

  @TempDir Path folder;
  private GreenMail server;
  private Store store;

  @BeforeEach
  void open() throws IOException {
    KeyRing keys = KeyRing.generate(Office.NOW.minusSeconds(60), new SecureRandom());
    KeyFile.create(folder.resolve("waybill.keys"), keys);
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    store = EmptyDerby.open(folder.resolve("store"));
    HostileWeek.of(TEXTS).forEach(store::apply);
    Ripe all = Ripe.at(Office.NOW, Duration.ZERO, Duration.ZERO);
    while (store.settle(RuleJudge.of(Rules.builtIn(), Networks.NONE), all)) {
      // goes on until nothing is left
    }
  }

  @AfterEach
  void close() {
    store.close();
    server.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void mailShouldHoldNothingThatAStrangerWrote(String language) throws Exception {
    MailOptions options = configured("report.mail.language", language).orElseThrow();
    for (Recording recording : recordings()) {
      MimeMessage mail = sent(options, recording);

      for (String text : List.of(part(mail, 0), part(mail, 1), mail.getSubject())) {
        assertThat(text).doesNotContain("evil.example", "window.hurt");
        assertThat(TEXTS.stream().filter(hostile -> hostile.length() >= TELLING))
            .hasSizeGreaterThan(150)
            .noneMatch(text::contains);
      }
      assertThat(part(mail, 0))
          .as("there is something to report")
          .containsAnyOf(" " + TEXTS.size(), " " + 2 * TEXTS.size());
      assertInert(mail, options);
    }
  }

  /** Who moved the switch, and why, is somebody's text as well. */
  private static List<Recording> recordings() {
    List<Recording> all = new ArrayList<>(List.of(Recording.UNTOUCHED));
    Optional<Instant> since = Optional.of(Office.NOW.minus(Duration.ofDays(2)));
    for (String text : TEXTS.subList(0, TEXTS.size() - 5)) {
      if (!text.isBlank() && all.size() < 20) {
        all.add(new Recording(RecordingState.OFF, since, new Recording.Hand.User(text), text));
      }
    }
    return all;
  }

  @Test
  void configurationShouldBeRefusedOrStayText() throws Exception {
    List<MailOptions> taken = new ArrayList<>();
    for (String text : TEXTS) {
      configured("report.mail.to", text).ifPresent(taken::add);
      configured("report.mail.to", text + "@evil.example").ifPresent(taken::add);
      configured("report.mail.from", text + "@evil.example").ifPresent(taken::add);
      configured("report.mail.url", text).ifPresent(taken::add);
      configured("report.mail.url", PAGES + "/" + text).ifPresent(taken::add);
      configured("report.mail.zone", text).ifPresent(taken::add);
      configured("report.mail.language", text).ifPresent(taken::add);
    }

    assertThat(taken).as("what RFC 5322 and RFC 3986 allow").hasSizeBetween(50, 200);
    for (MailOptions options : taken) {
      assertInert(sent(options, Recording.UNTOUCHED), options);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report.mail.to = ops@sender.example\\r\\nBcc: victim@example.org",
        "report.mail.from = \"x\\nBcc: v\"@sender.example",
        "report.mail.to = <ops@sender.example>, Ops <ops@sender.example>",
        "report.mail.url = javascript:window.hurt=1",
        "report.mail.url = https://reports.example.org/\"><img src=x>",
        "report.mail.url = https://reports.example.org?x=1",
        "report.mail.language = ../words"
      })
  void configurationShouldBeRefusedWithItsKey(String line) {
    String key = line.substring(0, line.indexOf(' '));
    String value = line.substring(line.indexOf('=') + 2);

    assertThatThrownBy(() -> read(key, value))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(key);
  }

  /** Of a file with that value; empty where it is refused. */
  private Optional<MailOptions> configured(String key, String value) {
    try {
      return read(key, value);
    } catch (SettingsException | IOException refused) {
      return Optional.empty();
    }
  }

  private Optional<MailOptions> read(String key, String value)
      throws IOException, SettingsException {
    List<String> lines = new ArrayList<>();
    Collections.addAll(
        lines,
        "key.file = waybill.keys",
        "data.dir = data",
        "tracking.listen = 127.0.0.1:0",
        "admin.listen = 127.0.0.1:0",
        "report.mail.to = ops@sender.example",
        "report.mail.from = waybill@sender.example",
        "report.mail.url = " + PAGES,
        "report.mail.language = en",
        "report.mail.zone = UTC",
        "report.mail.schedule = weekly",
        "report.mail.smtp = 127.0.0.1:" + server.getSmtp().getPort());
    lines.removeIf(line -> line.startsWith(key + " "));
    lines.add(key + " = " + value);
    Path file = folder.resolve("collector.properties");
    Files.write(file, lines);
    return SettingsFile.read(file).reportMail();
  }

  private MimeMessage sent(MailOptions options, Recording recording) throws Exception {
    Sheets sheets = new Sheets(() -> Office.NOW);
    MailedReports reports =
        new MailedReports(
            store.reports(),
            sheets,
            Words.of(options.language()),
            options.zone(),
            options.url(),
            () -> recording,
            () -> Optional.of(Instant.MAX));
    server.purgeEmailFromAllMailboxes();
    ReportMail mail =
        ReportMail.open(
            options,
            edition -> reports.of(edition.from(), edition.last()),
            () -> Optional.of(Instant.MAX),
            FolderDisk.at(folder.resolve("data-" + System.identityHashCode(recording))),
            () -> Office.NOW);
    mail.sendNow(options.to().getFirst());
    assertThat(server.getReceivedMessages()).hasSize(1);
    return server.getReceivedMessages()[0];
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
    return String.valueOf(part.getContent());
  }

  private static void assertInert(MimeMessage mail, MailOptions options) throws Exception {
    List<String> names = new ArrayList<>();
    for (Header header : Collections.list(mail.getAllHeaders())) {
      names.add(header.getName());
      assertThat(header.getValue().replaceAll("\\r\\n(?=[ \\t])", ""))
          .as(header.getName())
          .doesNotContainPattern("[^\\t -~]");
    }
    assertThat(names).doesNotHaveDuplicates().isSubsetOf(FIELDS);
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly(options.from());
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
    assertThat(part(mail, 0)).doesNotContainPattern(CONTROL);
    assertThat(part(mail, 1)).doesNotContainPattern(CONTROL);
    assertThat(part(mail, 0).lines().filter(line -> line.contains("://")))
        .hasSize(3)
        .allMatch(line -> line.contains(": " + options.url() + "/"));
    assertInert(Jsoup.parse(part(mail, 1)), options.url());
  }

  private static void assertInert(Document html, String url) {
    for (Element element : html.getAllElements()) {
      assertThat(ELEMENTS).contains(element.normalName());
      for (Attribute attribute : element.attributes()) {
        assertThat(ATTRIBUTES).as(element.normalName()).contains(attribute.getKey());
      }
      assertThat(element.attr("style")).doesNotContain("(", "\\", "@", "/*");
    }
    assertThat(html.select("meta")).noneMatch(meta -> meta.hasAttr("http-equiv"));
    assertThat(html.select("a").eachAttr("href"))
        .hasSize(3)
        .allMatch(href -> href.startsWith(url + "/"))
        .allMatch(
            href -> href.substring(url.length()).matches("/(overview|messages|health)(\\?.*)?"));
  }
}
