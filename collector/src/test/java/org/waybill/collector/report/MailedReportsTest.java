package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.recording.Recording.Hand;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.store.Store;
import org.waybill.collector.store.derby.EmptyDerby;
import org.waybill.collector.words.Words;
import org.waybill.wire.RecordingState;
import org.waybill.wire.TokenKind;

class MailedReportsTest {

  @TempDir Path folder;
  private final SampleJournal journal = new SampleJournal();
  private Store store;
  private Optional<Instant> settledUntil = Optional.of(Instant.MAX);

  @BeforeEach
  void open() {
    store = EmptyDerby.open(folder.resolve("store"));
    journal.ledger(SampleJournal.sent(1, 30));
    store.apply(journal.batch());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MailedReport of(Words words, ZoneId zone, Supplier<Recording> recording) {
    Sheets sheets = new Sheets(() -> ReportSite.NOW);
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(sentAt()), zone);
    return new MailedReports(
            store.reports(),
            sheets,
            words,
            zone,
            "https://reports.example.org",
            recording,
            () -> settledUntil)
        .of(day, day);
  }

  private static long sentAt() {
    return SampleJournal.sent(1, 1).at();
  }

  @Test
  void reportShouldHaveTheFiguresOfTheOverviewInBothForms() {
    MailedReport report = of(Words.english(), ZoneOffset.UTC, () -> Recording.UNTOUCHED);

    assertThat(report.subject()).startsWith("Waybill report, ");
    assertThat(all(report.html(), "<table")).hasSize(1);
    assertThat(all(report.html(), "<th scope=\"row\"[^>]*>([^<]+)<"))
        .hasSize(4)
        .allSatisfy(title -> assertThat(report.text()).contains(title + ": "));
    assertThat(all(report.html(), "<b[^>]*>([^<]+)</b>"))
        .contains("30")
        .allSatisfy(figure -> assertThat(report.text()).contains(figure));
  }

  @Test
  void reportShouldLinkToThePagesAndFetchNothing() {
    MailedReport report = of(Words.english(), ZoneOffset.UTC, () -> Recording.UNTOUCHED);

    assertThat(all(report.html(), "href=\"([^\"]+)\""))
        .isNotEmpty()
        .allMatch(url -> url.startsWith("https://reports.example.org/"))
        .allSatisfy(url -> assertThat(report.text()).contains(url.replace("&amp;", "&")));
    assertThat(report.html().toLowerCase(Locale.ROOT))
        .doesNotContain("<img", "<script", "<link", "<iframe", "src=", "background=", "url(");
  }

  /** What the pattern's last group finds, each time. */
  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern)
        .matcher(html)
        .results()
        .map(found -> found.group(found.groupCount()))
        .toList();
  }

  @Test
  void reportShouldSpeakGermanAndNameTheZone() {
    MailedReport report = of(Words.german(), ZoneId.of("Europe/Berlin"), () -> Recording.UNTOUCHED);

    assertThat(report.subject()).startsWith("Waybill-Bericht, ");
    assertThat(report.html()).contains("lang=\"de\"", "Europe/Berlin");
  }

  @Test
  void reportShouldSayThatRecordingIsOff() {
    Recording off =
        new Recording(
            RecordingState.OFF, Optional.of(ReportSite.NOW), new Hand.Command(), "a test");

    MailedReport report = of(Words.english(), ZoneOffset.UTC, () -> off);
    assertThat(report.text()).contains("recording is switched off");
    assertThat(report.html()).contains("recording is switched off");
  }

  @Test
  void reportShouldSayThatRecordingWasOff() {
    Instant during = Instant.ofEpochMilli(sentAt());
    Recording on = new Recording(RecordingState.ON, Optional.of(during), new Hand.Command(), "");
    Recording before =
        new Recording(
            RecordingState.ON,
            Optional.of(during.minus(Duration.ofDays(2))),
            new Hand.Command(),
            "");

    assertThat(of(Words.english(), ZoneOffset.UTC, () -> on).text())
        .contains("Recording was switched on at ");
    assertThat(of(Words.english(), ZoneOffset.UTC, () -> before).text())
        .doesNotContain("Recording was");
  }

  @Test
  void reportShouldSayWhatIsNotSettled() {
    settledUntil = Optional.of(Instant.ofEpochMilli(sentAt()));

    assertThat(of(Words.english(), ZoneOffset.UTC, () -> Recording.UNTOUCHED).text())
        .contains("Hits are judged until ");

    settledUntil = Optional.of(Instant.MAX);
    assertThat(of(Words.english(), ZoneOffset.UTC, () -> Recording.UNTOUCHED).text())
        .doesNotContain("Hits are judged until ", "not judged yet");
  }

  @Test
  void reportShouldCountHitsThatAreNotJudged() {
    journal.hit(TokenKind.OPEN, "GET", SampleJournal.copy(1, 1), 0, sentAt() + 1_000, "person/1");
    store.apply(journal.batch());

    assertThat(of(Words.english(), ZoneOffset.UTC, () -> Recording.UNTOUCHED).text())
        .contains("1 hit is not judged yet");
  }

  @Test
  void linksShouldLeadToTheSameDaysOfTheSameZone() {
    MailedReport report = of(Words.english(), ZoneOffset.ofHours(2), () -> Recording.UNTOUCHED);
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(sentAt()), ZoneOffset.ofHours(2));
    String days = "?from=%s&to=%s&tz=%%2B02%%3A00".formatted(day, day.plusDays(1));

    assertThat(report.text())
        .contains("https://reports.example.org/overview" + days)
        .contains("https://reports.example.org/messages" + days);
  }
}
