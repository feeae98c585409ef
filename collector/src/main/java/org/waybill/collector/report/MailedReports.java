package org.waybill.collector.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

  /**
   * In one language and zone.
   *
   * @param url where browsers reach the pages, without a slash at its end
   */
  public MailedReports(
      Reports reports,
      Sheets sheets,
      Words words,
      ZoneId zone,
      String url,
      Supplier<Recording> recording) {
    this.reports = reports;
    this.sheets = sheets;
    this.words = words;
    this.zone = zone;
    this.url = url;
    this.recording = recording;
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
    View view = new View(words, title, note(), rows, links(from, last), zone.getId());
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
    return Totals.of(reports.subject(Subject.ALL, hour(from), hour(until)));
  }

  private int hour(LocalDate day) {
    ZonedDateTime begin = day.atStartOfDay(zone);
    return Hour.of(begin.toInstant().toEpochMilli());
  }

  private String span(LocalDate from, LocalDate last) {
    DateTimeFormatter whole =
        DateTimeFormatter.ofPattern(words.text("format.whole"), words.locale());
    return from.equals(last)
        ? whole.format(from)
        : words.text("mail.span", whole.format(from), whole.format(last));
  }

  private String note() {
    return Optional.of(recording.get())
        .filter(state -> !state.isOn())
        .flatMap(Recording::since)
        .map(since -> Moment.of(since.toEpochMilli(), zone, words).text())
        .map(since -> words.text("mail.off", since))
        .orElse("");
  }

  private List<Link> links(LocalDate from, LocalDate last) {
    List<Link> links = new ArrayList<>();
    String span = "from=%s&to=%s&tz=%s".formatted(from, last.plusDays(1), zone.getId());
    links.add(new Link(words.text("page.overview"), url + "/overview?" + span));
    String query = "after%3A" + from + "+before%3A" + last.plusDays(1);
    links.add(new Link(words.text("page.messages"), url + "/messages?q=" + query));
    links.add(new Link(words.text("page.health"), url + "/health"));
    return links;
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
