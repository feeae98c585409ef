package org.waybill.endtoend.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.waybill.endtoend.json.Json;

/**
 * The report's API and pages with HTTP Basic. Thread-safe.
 *
 * @param url scheme, host and port
 */
public record Report(String url, String user, String password) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** The messages of that Message-ID, without brackets, as in the list. */
  public List<Json> messages(String messageId) throws IOException {
    String query = "?messageId=" + URLEncoder.encode(messageId, UTF_8);
    return Json.parse(get("/api/v1/messages" + query)).get("items").items();
  }

  /** The one message of that Message-ID, with its copies and links. */
  public Json message(String messageId) throws IOException {
    List<Json> found = messages(messageId);
    if (found.size() != 1) {
      throw new IOException("one message " + messageId + " wanted, found " + found);
    }
    return Json.parse(get("/api/v1/messages/" + found.get(0).get("id").text()));
  }

  /** All events, oldest first. */
  public List<Json> events() throws IOException {
    List<Json> events = new ArrayList<>();
    List<Json> page = eventsAfter("");
    while (!page.isEmpty()) {
      events.addAll(page);
      page = eventsAfter("?after=" + page.get(page.size() - 1).get("id"));
    }
    return events;
  }

  private List<Json> eventsAfter(String query) throws IOException {
    return get("/api/v1/events" + query.replace("\"", ""))
        .lines()
        .filter(line -> !line.isBlank())
        .map(Json::parse)
        .toList();
  }

  /** The body at that path, which must be there. */
  public String get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", basic()).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(request + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      throw new IOException("interrupted during " + request, e);
    }
  }

  private String basic() {
    String credentials = user + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }
}
