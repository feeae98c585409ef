package org.waybill.collector.gate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.LogLines;
import org.waybill.collector.access.LogPage;
import org.waybill.collector.access.LogReader;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.report.Shown;
import org.waybill.collector.words.Words;

/** The access log as a page and as files; whoever reads it stands in it. Thread-safe. */
final class LogRoutes {

  static final String PATH = "/access";

  private static final int ROWS = 100;

  /** A file longer than that is asked for by {@code after}, which its last header field gives. */
  private static final int FILE_ROWS = 50_000;

  private final Accounts accounts;
  private final LogReader log;
  private final Pseudonyms pseudonyms;
  private final Sheets sheets;

  LogRoutes(Accounts accounts, LogReader log, Pseudonyms pseudonyms, Sheets sheets) {
    this.accounts = accounts;
    this.log = log;
    this.pseudonyms = pseudonyms;
    this.sheets = sheets;
  }

  void mount(Router router) {
    router.get(PATH).handler(context -> ask(context, ROWS, this::page));
    router
        .get(PATH + ".csv")
        .handler(
            context -> ask(context, FILE_ROWS, file("text/csv; charset=utf-8", LogRoutes::csv)));
    router
        .get(PATH + ".ndjson")
        .handler(
            context -> ask(context, FILE_ROWS, file("application/x-ndjson", LogRoutes::lines)));
  }

  /** What was found, and for whom. */
  private record Found(Viewer viewer, LogQuery query, LogPage page) {}

  /** Answers with what was found. */
  @FunctionalInterface
  private interface Reply {
    void send(RoutingContext context, Found found);
  }

  private void ask(RoutingContext context, int rows, Reply reply) {
    Viewer viewer = Gate.demand(context, Right.ACCESS_LOG);
    LogQuery query =
        LogQuery.read(
            name -> {
              String value = context.request().getParam(name);
              return value == null ? "" : value;
            });
    context
        .vertx()
        .executeBlocking(() -> find(context.normalizedPath(), viewer, query, rows), false)
        .onSuccess(found -> reply.send(context, found))
        .onFailure(context::fail);
  }

  private Found find(String path, Viewer viewer, LogQuery query, int rows) {
    LogPage page =
        query.problem().isEmpty()
            ? log.page(query.filter(pseudonyms::of), query.place(), rows)
            : new LogPage(List.of(), Optional.empty());
    accounts.tell(Accounts.By.of(viewer), LogEntry.Event.LOG_READ, path);
    return new Found(viewer, query, page);
  }

  private void page(RoutingContext context, Found found) {
    LogQuery query = found.query();
    Frame frame = sheets.frame(Page.words(context).text("access.title"), Page.visit(context));
    LogView view =
        new LogView(
            frame,
            query,
            query.problem(),
            found.page().entries().stream().map(entry -> row(frame, entry)).toList(),
            query.after().isEmpty() ? Optional.empty() : Optional.of(PATH + query.first()),
            found.page().next().map(place -> PATH + query.from(place)),
            PATH + ".csv" + query.first(),
            PATH + ".ndjson" + query.first());
    Page.send(context, query.problem().isEmpty() ? 200 : 400, sheets.render("access.jte", view));
  }

  private static LogView.Row row(Frame frame, LogEntry entry) {
    return new LogView.Row(
        frame.at(entry.at().toEpochMilli()),
        Shown.of(entry.user()),
        entry.role(),
        entry.by(),
        entry.event().word().replace('-', ' '),
        Shown.of(entry.subject()),
        persons(frame.words(), entry),
        Shown.of(entry.from()));
  }

  /** One is named; of more there is the number, and the file has them all. */
  private static String persons(Words words, LogEntry entry) {
    return switch (entry.count()) {
      case 0 -> "";
      case 1 -> String.join("", entry.persons());
      default -> words.text("access.persons", entry.count());
    };
  }

  private Reply file(String type, Function<LogPage, Buffer> body) {
    return (context, found) -> {
      boolean good = found.query().problem().isEmpty();
      if (!good) {
        context
            .response()
            .setStatusCode(400)
            .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain;charset=utf-8")
            .end(found.query().problem() + "\n");
        return;
      }
      found
          .page()
          .next()
          .ifPresent(
              place ->
                  context
                      .response()
                      .putHeader(
                          "Link",
                          "<%s%s>; rel=\"next\""
                              .formatted(context.normalizedPath(), found.query().from(place))));
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, type)
          .putHeader("Content-Disposition", "attachment")
          .end(body.apply(found.page()));
    };
  }

  private static Buffer lines(LogPage page) {
    Buffer lines = Buffer.buffer();
    page.entries().forEach(entry -> lines.appendBytes(LogLines.encode(entry)));
    return lines;
  }

  private static Buffer csv(LogPage page) {
    StringBuilder text =
        new StringBuilder("at,event,user,role,by,from,subject,count,messages,persons\r\n");
    for (LogEntry entry : page.entries()) {
      text.append(
              String.join(
                  ",",
                  entry.at().toString(),
                  entry.event().word(),
                  cell(entry.user()),
                  entry.role(),
                  cell(entry.by()),
                  cell(entry.from()),
                  cell(entry.subject()),
                  String.valueOf(entry.count()),
                  cell(String.join(" ", entry.messages())),
                  cell(String.join(" ", entry.persons()))))
          .append("\r\n");
    }
    return Buffer.buffer(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 4180, and no spreadsheet takes it for a formula. */
  private static String cell(String text) {
    String inert = text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
    return "\"" + inert.replace("\"", "\"\"") + "\"";
  }
}
