package org.waybill.collector;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.waybill.collector.listen.ListenAddress;

/** Asks over real HTTP and follows nothing. */
final class Browser implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpResponse<byte[]> get(ListenAddress at, String path) throws Exception {
    return ask(at, "GET", path, BodyPublishers.noBody());
  }

  HttpResponse<byte[]> get(ListenAddress at, String path, String user, String password)
      throws IOException, InterruptedException {
    String pair =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + at + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Basic " + pair)
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
  }

  HttpResponse<byte[]> ask(ListenAddress at, String method, String path) throws Exception {
    return ask(at, method, path, BodyPublishers.noBody());
  }

  HttpResponse<byte[]> ask(ListenAddress at, String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return client.send(request(at, method, path, body, "test"), BodyHandlers.ofByteArray());
  }

  /** With further header fields, each a name and a value. */
  HttpResponse<byte[]> ask(
      ListenAddress at, String method, String path, BodyPublisher body, String... fields)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(request(at, method, path, body, "test"), (name, value) -> true);
    if (fields.length > 0) {
      request.headers(fields);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  CompletableFuture<HttpResponse<byte[]>> getSoon(ListenAddress at, String path, String agent) {
    return client.sendAsync(
        request(at, "GET", path, BodyPublishers.noBody(), agent), BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(
      ListenAddress at, String method, String path, BodyPublisher body, String agent) {
    return HttpRequest.newBuilder(URI.create("http://" + at + path))
        .timeout(Duration.ofSeconds(30))
        .header("User-Agent", agent)
        .method(method, body)
        .build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
