package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The real way to a collector. Thread-safe. */
final class HttpCarrier implements Carrier {
  private final HttpClient client;
  private final URI collector;
  private final Duration timeout;

  HttpCarrier(ShipperOptions options) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timeout())
            .build();
    this.collector = options.collector();
    this.timeout = options.timeout();
  }

  @Override
  public Reply get(String path) throws IOException, InterruptedException {
    return exchange(request(path).GET().build());
  }

  @Override
  public Reply put(String path, byte[] body) throws IOException, InterruptedException {
    return exchange(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(collector + path)).timeout(timeout);
  }

  /** The client's own timeout ends with the answer's headers; this one covers the body too. */
  private Reply exchange(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
    try {
      HttpResponse<String> response = answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Reply(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      throw new IOException(
          "collector %s did not answer within %s".formatted(collector, timeout), e);
    } catch (ExecutionException e) {
      throw new IOException(
          "collector %s cannot be reached (%s): is it running?".formatted(collector, e.getCause()),
          e);
    } finally {
      answer.cancel(true);
    }
  }
}
