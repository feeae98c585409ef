package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;

/**
 * The collector's intake as the mailet sees it. Only an answer with a right MAC is an answer;
 * everything else is an {@link IOException} that says what to look at, a {@link
 * WrongAnswerException} where the answer is another's. Thread-safe.
 */
final class Intake implements AutoCloseable {
  private static final int CHALLENGE_BYTES = 16;

  private final HttpClient client;
  private final URI collector;
  private final Duration timeout;
  private final LedgerChannel channel;
  private final SecureRandom random;

  Intake(ShipperOptions options, LedgerChannel channel, SecureRandom random) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timeout())
            .build();
    this.collector = options.collector();
    this.timeout = options.timeout();
    this.channel = channel;
    this.random = random;
  }

  /** Puts a batch to a place; the answer is bound to exactly this body. */
  IntakeAnswer ship(LedgerPosition place, byte[] batch) throws IOException, InterruptedException {
    byte[] body = channel.seal(place, batch);
    HttpRequest request =
        request(place.path())
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return answer(request, LedgerChannel.digest(body));
  }

  /** Asks what the collector has of a node and which keys it opens. */
  IntakeAnswer probe(String node) throws IOException, InterruptedException {
    byte[] bytes = new byte[CHALLENGE_BYTES];
    random.nextBytes(bytes);
    String challenge = HexFormat.of().formatHex(bytes);
    HttpRequest request =
        request(LedgerPosition.probePath(node) + "?challenge=" + challenge).GET().build();
    return answer(request, challenge.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(collector + path)).timeout(timeout);
  }

  private IntakeAnswer answer(HttpRequest request, byte[] question)
      throws IOException, InterruptedException {
    HttpResponse<String> response = exchange(request);
    if (response.statusCode() != 200) {
      throw new IOException(
          "collector %s answered %s with status %d: is collectorUrl the address of its intake?"
              .formatted(collector, request.method(), response.statusCode()));
    }
    return IntakeAnswer.parse(response.body(), channel, question)
        .orElseThrow(
            () ->
                new WrongAnswerException(
                    "collector %s gave an answer whose MAC is wrong: its key file must be the mailet's"
                        .formatted(collector)));
  }

  /** The client's own timeout ends with the answer's headers; this one covers the body too. */
  private HttpResponse<String> exchange(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
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
