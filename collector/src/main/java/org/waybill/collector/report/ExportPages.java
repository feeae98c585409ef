package org.waybill.collector.report;

import java.util.List;
import java.util.stream.Stream;
import org.waybill.collector.access.LogEntry;

/** What can be taken away. */
final class ExportPages {

  private ExportPages() {}

  /**
   * The page.
   *
   * @param made this reader's exports as the access log has them, newest first
   */
  static Answer list(Visit visit, Sheets sheets, List<LogEntry> made) {
    Frame frame = sheets.frame(visit.words().text("exports.title"), visit);
    ExportsView view =
        new ExportsView(
            frame,
            Stream.concat(
                    Stream.of(
                            "overview",
                            "messages",
                            "links",
                            "senders",
                            "domains",
                            "tags",
                            "campaigns",
                            "machines",
                            "definitions")
                        .map(word -> row(frame, word, "/" + word, "/" + word)),
                    Stream.of("copies", "events", "figures")
                        .map(word -> row(frame, word, "", "/api/v1/" + word)))
                .toList(),
            made.stream()
                .map(
                    entry ->
                        new ExportsView.Made(
                            frame.at(entry.at().toEpochMilli()),
                            Shown.of(entry.subject()),
                            entry.by(),
                            Numbers.counted(frame.words(), "count.recipients", entry.count())))
                .toList());
    return Answer.page(200, sheets.render("exports.jte", view));
  }

  private static ExportsView.Row row(Frame frame, String word, String page, String path) {
    return new ExportsView.Row(
        frame.words().text("exports.list." + word),
        page,
        path + ".csv",
        path + ".json",
        path + ".ndjson");
  }
}
