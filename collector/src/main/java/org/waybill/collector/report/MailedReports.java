package org.waybill.collector.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.waybill.collector.recording.Recording;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.words.Words;

/**
 * Writes the report that goes out by mail: the figures of the overview of some days, compared with
 * as many before, in one table, with links to the pages. No recipient stands in it. Thread-safe.
 */
public final class MailedReports {

  private final Reports reports;
  private final Sheets sheets;
  private final Words words;
  private final ZoneId zone;
  private final String url;
  private final Supplier<Recording> recording;
  private final Supplier<Optional<Instant>> settledUntil;

  /**
   * In one language and zone.
   *
   * @param url where browsers reach the pages, without a slash at its end
   * @param settledUntil up to when every hit is judged; empty where unknown
   */
  public MailedReports(
      Reports reports,
      Sheets sheets,
      Words words,
      ZoneId zone,
      String url,
      Supplier<Recording> recording,
      Supplier<Optional<Instant>> settledUntil) {
    this.reports = reports;
    this.sheets = sheets;
    this.words = words;
    this.zone = zone;
    this.url = url;
    this.recording = recording;
    this.settledUntil = settledUntil;
  }

  /**
   * What the template is given.
   *
   * @param note what a reader must know of the figures; empty where nothing
   */
  public record View(
      Words words, String title, String note, List<Row> rows, List<Link> links, String zone) {
    /** Copies the lists. */
    public View {
      rows = List.copyOf(rows);
      links = List.copyOf(links);
    }
  }

  /** A figure. */
  public record Row(
      String title, String figure, String beside, String line, String change, String definition) {}

  /** A page. */
  public record Link(String title, String url) {}

  /** Writes it. Blocks on the store. */
  public MailedReport of(LocalDate from, LocalDate last) {
    long days = ChronoUnit.DAYS.between(from, last) + 1;
    Totals now = totals(from, last.plusDays(1));
    Totals before = totals(from.minusDays(days), from);
    String title = words.text("mail.title", span(from, last));
    List<Row> rows =
        Headlines.of(words, now, before, span(from.minusDays(days), from.minusDays(1)))
            .cards()
            .stream()
            .map(MailedReports::row)
            .toList();
    View view =
        new View(words, title, note(now, from, last), rows, links(from, last), zone.getId());
    return new MailedReport(title, text(view), sheets.render("reportmail.jte", view));
  }

  private static Row row(Card card) {
    return new Row(
        card.title(),
        card.figure(),
        card.beside().strip(),
        card.line(),
        card.change(),
        card.definition());
  }

  private Totals totals(LocalDate from, LocalDate until) {
    return Totals.of(reports.sums(Subject.ALL, hour(from), hour(until)));
  }

  private int hour(LocalDate day) {
    return Hour.of(begin(day).toEpochMilli());
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private String span(LocalDate from, LocalDate last) {
    DateTimeFormatter whole =
        DateTimeFormatter.ofPattern(words.text("format.whole"), words.locale());
    return from.equals(last)
        ? whole.format(from)
        : words.text("mail.span", whole.format(from), whole.format(last));
  }

  private String note(Totals totals, LocalDate from, LocalDate last) {
    List<String> notes = new ArrayList<>();
    notes.add(recorded(begin(from)));
    Instant end = begin(last.plusDays(1));
    settledUntil
        .get()
        .filter(settled -> settled.isBefore(end))
        .ifPresent(settled -> notes.add(words.text("mail.settled", at(settled))));
    if (totals.unsettled() > 0) {
      notes.add(Numbers.counted(words, "message.unsettled", totals.unsettled()));
    }
    return String.join(" ", notes).strip();
  }

  /** Whether something of the days is missing because nobody wanted it recorded. */
  private String recorded(Instant from) {
    Recording state = recording.get();
    return state
        .since()
        .filter(since -> !state.isOn() || since.isAfter(from))
        .map(since -> words.text(state.isOn() ? "mail.on" : "mail.off", at(since)))
        .orElse("");
  }

  private String at(Instant instant) {
    return Moment.of(instant.toEpochMilli(), zone, words).text();
  }

  /** Both over the same days of the same zone. */
  private List<Link> links(LocalDate from, LocalDate last) {
    String days =
        "?from=%s&to=%s&tz=%s"
            .formatted(
                from, last.plusDays(1), URLEncoder.encode(zone.getId(), StandardCharsets.UTF_8));
    return List.of(
        new Link(words.text("page.overview"), url + "/overview" + days),
        new Link(words.text("page.messages"), url + "/messages" + days),
        new Link(words.text("page.health"), url + "/health"));
  }

  private static String text(View view) {
    StringBuilder text = new StringBuilder(view.title()).append("\r\n\r\n");
    if (!view.note().isEmpty()) {
      text.append(view.note()).append("\r\n\r\n");
    }
    for (Row row : view.rows()) {
      text.append(row.title()).append(": ").append(row.figure());
      if (!row.beside().isEmpty()) {
        text.append(" (").append(row.beside()).append(')');
      }
      text.append("\r\n");
      for (String line : List.of(row.line(), row.change(), row.definition())) {
        if (!line.isEmpty()) {
          text.append("  ").append(line).append("\r\n");
        }
      }
      text.append("\r\n");
    }
    view.links()
        .forEach(link -> text.append(link.title()).append(": ").append(link.url()).append("\r\n"));
    text.append("\r\n").append(view.words().text("mail.foot", view.zone())).append("\r\n");
    return text.toString();
  }
}
