package org.waybill.bench.store;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.waybill.collector.access.AccessLog;
import org.waybill.collector.access.GuardedReports;
import org.waybill.collector.access.Means;
import org.waybill.collector.access.Pseudonyms;
import org.waybill.collector.access.Role;
import org.waybill.collector.access.Viewer;
import org.waybill.collector.report.NetworksInUse;
import org.waybill.collector.report.ReportRoutes;
import org.waybill.collector.report.Sheets;
import org.waybill.collector.store.Store;
import org.waybill.journal.FolderDisk;
import org.waybill.wire.PersonCode;

/**
 * Asks the API and the pages over HTTP, as an admin, with what is asked for drawn anew each time.
 * The access log is written, on a disk.
 */
final class ApiQuestions implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int COPIES_LOOKED_UP = 30;

  private final Random random = new Random(5);
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AccessLog log;
  private final HttpServer server;
  private final int messages;
  private final Instant now;

  ApiQuestions(Store store, Path folder, int messages, long end) throws IOException {
    this.messages = messages;
    this.now = Instant.ofEpochMilli(end);
    InstantSource clock = InstantSource.fixed(now);
    this.log = AccessLog.open(FolderDisk.at(folder), clock, 400);
    Pseudonyms pseudonyms = new Pseudonyms(recipient -> new PersonCode(recipient.hashCode()));
    Viewer admin = Viewer.of("bench", Role.ADMIN, new Means.Basic(), "127.0.0.1");
    Router router = Router.router(vertx);
    ReportRoutes.mount(
        router,
        new GuardedReports(store.reports(), pseudonyms, log, clock),
        new Sheets(clock),
        () -> NetworksInUse.NONE,
        List.of(),
        context -> Optional.of(admin));
    this.server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  /** The median and the 99th percentile of each question, in milliseconds, a line each. */
  String ask(int times) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Supplier<String>> question : questions().entrySet()) {
      for (int i = 0; i < times / 10; i++) {
        get(question.getValue().get());
      }
      Measured millis = new Measured();
      for (int i = 0; i < times; i++) {
        String path = question.getValue().get();
        long before = System.nanoTime();
        get(path);
        millis.add((System.nanoTime() - before) / 1e6);
      }
      lines.append(
          String.format(
              Locale.ROOT,
              "  %-36s median %8.2f ms   p99 %8.2f ms%n",
              question.getKey(),
              millis.quantile(0.5),
              millis.quantile(0.99)));
    }
    return lines.toString();
  }

  private Map<String, Supplier<String>> questions() throws IOException {
    Map<String, Supplier<String>> questions = new LinkedHashMap<>();
    questions.put("API: newest messages", () -> "/api/v1/messages");
    for (String search :
        new String[] {"is:clicked", "reason:burst", "country:DE", "-is:opened from:sender7"}) {
      questions.put("API: messages, " + search, () -> "/api/v1/messages?q=" + encoded(search));
    }
    questions.put("API: messages to a recipient", () -> "/api/v1/messages?q=" + encoded(reader()));
    questions.put("API: copies, is:uncertain", () -> "/api/v1/copies?q=is:uncertain");
    questions.put("API: a message", () -> message(""));
    questions.put("API: figures of a message", () -> message("/figures"));
    questions.put("API: copies of a message", () -> message("/copies"));
    questions.put("API: events of a message", () -> message("/events"));
    questions.put("API: events", () -> "/api/v1/events");
    for (String by :
        new String[] {
          "all", "day", "hour", "sender", "domain", "tag", "link", "reason", "client", "system"
        }) {
      questions.put("API: 30 days by " + by, () -> figures(by, Duration.ofDays(30)));
    }
    for (String by : new String[] {"all", "day", "sender", "domain", "link"}) {
      questions.put("API: a year by " + by, () -> figures(by, Duration.ofDays(365)));
    }
    questions.putAll(pages());
    return questions;
  }

  private Map<String, Supplier<String>> pages() throws IOException {
    Map<String, Supplier<String>> pages = new LinkedHashMap<>();
    for (String page :
        new String[] {
          "/overview",
          "/overview?period=year",
          "/messages",
          "/messages?q=is:clicked",
          "/links",
          "/senders",
          "/domains",
          "/tags",
          "/senders?period=year",
          "/domains?period=year",
          "/tags?period=year",
          "/recipients",
          "/machines",
          "/machines/burst",
          "/definitions",
          "/exports"
        }) {
      pages.put("page: " + page, () -> page);
    }
    for (String part : new String[] {"", "/recipients", "/links", "/variants", "/events", "/map"}) {
      pages.put("page: a message" + part, () -> "/messages/" + Workload.message(any()) + part);
    }
    for (String list : new String[] {"/links", "/senders", "/domains", "/tags"}) {
      // all mail was sent before the first hit: in a store of four weeks the last seven days have
      // none
      List<String> found = found(list + "?period=year", "href=\"(" + list + "/[^\"]+)\"");
      pages.put("page: one of " + list, () -> found.get(random.nextInt(found.size())));
    }
    List<String> copies = new ArrayList<>();
    for (int i = 0; i < COPIES_LOOKED_UP; i++) {
      String message = "/messages/" + Workload.message(any());
      found(message + "/recipients", "[?&;]copy=([^\"&#]+)")
          .forEach(copy -> copies.add(message + "/copies/" + copy));
    }
    pages.put("page: a copy", () -> copies.get(random.nextInt(copies.size())));
    return pages;
  }

  /** What of a page is like that; there must be something. */
  private List<String> found(String page, String like) throws IOException {
    List<String> found =
        Pattern.compile(like)
            .matcher(get(page))
            .results()
            .map(link -> link.group(1).replace("&amp;", "&"))
            .toList();
    if (found.isEmpty()) {
      throw new IOException(page + " holds nothing like " + like);
    }
    return found;
  }

  private String message(String part) {
    return "/api/v1/messages/" + Workload.message(any()) + part;
  }

  private String figures(String by, Duration period) {
    return "/api/v1/figures?by=" + by + "&since=" + now.minus(period) + "&until=" + now;
  }

  private String reader() {
    return Workload.reader(any(), random.nextInt(Workload.COPIES_PER_MESSAGE));
  }

  private int any() {
    return random.nextInt(messages);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
            .timeout(PATIENCE)
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw new IOException(path + " was answered with " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(path + " was not waited for", e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close().await();
    vertx.close().await();
    client.close();
    log.close();
  }
}
