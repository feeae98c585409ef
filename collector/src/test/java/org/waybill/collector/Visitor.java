package org.waybill.collector;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waybill.collector.listen.ListenAddress;

/** A browser with a cookie jar in front of the admin's pages; follows nothing. */
final class Visitor implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ListenAddress at;
  final Map<String, String> cookies = new LinkedHashMap<>();

  Visitor(RunningCollector running) {
    this.at = running.collector.admin();
  }

  HttpResponse<String> get(String path, String... fields) throws Exception {
    return send(request(path, fields).GET());
  }

  /** A form as a browser of today sends it. */
  HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
    return send(path, form, "Sec-Fetch-Site", "same-origin", "Origin", "null");
  }

  /** A form with those header fields. */
  HttpResponse<String> send(String path, Map<String, String> form, String... fields)
      throws Exception {
    String body =
        form.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, fields)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** A header field and its value. */
  static String[] basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
  }

  /** The page to sign in on, filled in. */
  HttpResponse<String> signIn(String user, String password) throws Exception {
    return signIn(user, password, "/");
  }

  HttpResponse<String> signIn(String user, String password, String next) throws Exception {
    return post("/login", form("/login", "user", user, "password", password, "next", next));
  }

  /** What a form on that page sends: its token, and names and values in turn. */
  Map<String, String> form(String page, String... namesAndValues) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("form", token(get(page).body()));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return form;
  }

  static String token(String page) {
    Matcher found = TOKEN.matcher(page);
    if (!found.find()) {
      throw new AssertionError("no form on this page: " + page);
    }
    return found.group(1);
  }

  ListenAddress at() {
    return at;
  }

  private HttpRequest.Builder request(String path, String... fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://" + at + path)).timeout(Duration.ofSeconds(60));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (fields.length > 0) {
      request.headers(fields);
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    answer.headers().allValues("set-cookie").forEach(this::take);
    return answer;
  }

  private void take(String cookie) {
    List<String> parts = Arrays.asList(cookie.split("; ?"));
    String[] pair = parts.getFirst().split("=", 2);
    if (parts.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
