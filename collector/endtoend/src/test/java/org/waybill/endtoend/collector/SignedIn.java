package org.waybill.endtoend.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The admin in a browser that has signed in, who sends forms. */
public final class SignedIn implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .build();
  private final String url;

  private SignedIn(String url) {
    this.url = url;
  }

  public static SignedIn at(CollectorServer collector) throws IOException, InterruptedException {
    SignedIn admin = new SignedIn(collector.adminUrl());
    admin.send(
        "/login",
        "/login",
        "user=" + collector.adminUser() + "&password=" + collector.adminPassword() + "&next=/");
    return admin;
  }

  /**
   * Switches recording on or off, as the page says it.
   *
   * @param state {@code on} or {@code off}
   */
  public void recording(String state) throws IOException, InterruptedException {
    send("/recording", "/recording/" + state, "why=" + URLEncoder.encode("a test", UTF_8));
  }

  /**
   * The same for one sender domain.
   *
   * @param state {@code on} or {@code off}
   */
  public void recording(String state, String domain) throws IOException, InterruptedException {
    send(
        "/recording",
        "/recording/domain/" + state,
        "domain=" + domain + "&domain-why=" + URLEncoder.encode("a test", UTF_8));
  }

  private void send(String page, String to, String fields)
      throws IOException, InterruptedException {
    String html = text(HttpRequest.newBuilder(URI.create(url + page)).GET()).body();
    Matcher token = TOKEN.matcher(html);
    if (!token.find()) {
      throw new IOException("no form on " + page + ": " + html);
    }
    HttpResponse<String> answer =
        text(
            HttpRequest.newBuilder(URI.create(url + to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(
                    HttpRequest.BodyPublishers.ofString("form=" + token.group(1) + "&" + fields)));
    if (answer.statusCode() != 303) {
      throw new IOException(to + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private HttpResponse<String> text(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
