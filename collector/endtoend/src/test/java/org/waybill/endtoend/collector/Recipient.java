package org.waybill.endtoend.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A recipient's mail program or browser: fetches pixels, follows no redirect. Thread-safe. */
public final class Recipient {
  private static final String BROWSER =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();

  public HttpResponse<byte[]> get(String url) throws IOException {
    return request("GET", url, BROWSER);
  }

  /** Sends a form. */
  public HttpResponse<byte[]> post(String url, String form) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .POST(BodyPublishers.ofString(form))
            .header("User-Agent", BROWSER)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException("interrupted during " + request, e);
    }
  }

  /** Throws IOException where no answer comes. */
  public HttpResponse<byte[]> request(String method, String url, String userAgent)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.noBody())
            .header("User-Agent", userAgent)
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException("interrupted during " + request, e);
    }
  }
}
