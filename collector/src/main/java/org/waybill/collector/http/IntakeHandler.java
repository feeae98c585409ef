package org.waybill.collector.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Shipment;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Journal;
import org.waybill.journal.Position;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;

/**
 * Takes what mailets ship: a sealed batch becomes one journal record, and the answer goes out when
 * it is durable. What was not sealed with our keys gets an empty 401, anything else an empty 404.
 * Thread-safe.
 */
public final class IntakeHandler implements Handler<HttpServerRequest> {

  /** Every path that is ours begins so. */
  public static final String PREFIX = "/ledger/v1/";

  /** A mailet ships at most that in one piece. */
  private static final int LONGEST_BODY = 8 << 20;

  private static final Pattern PROBE = Pattern.compile(PREFIX + "([0-9a-f]{16})");
  private static final Pattern PLACE =
      Pattern.compile(PREFIX + "([0-9a-f]{16})/(\\d{1,18})/(\\d{1,18})");

  /** A text, so that no challenge can be the digest of a shipment, which is 32 bytes. */
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{8,128}");

  private final Vertx vertx;
  private final LedgerChannel channel;
  private final Supplier<Set<KeyFingerprint>> keys;
  private final Journal journal;
  private final LedgerPlaces places;

  /**
   * Wires it.
   *
   * @param keys the fingerprints of the keys in use, asked for with every answer
   */
  public IntakeHandler(
      Vertx vertx,
      LedgerChannel channel,
      Supplier<Set<KeyFingerprint>> keys,
      Journal journal,
      LedgerPlaces places) {
    this.vertx = vertx;
    this.channel = channel;
    this.keys = keys;
    this.journal = journal;
    this.places = places;
  }

  /** Whether a path is for this handler. */
  public static boolean isIntake(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith(PREFIX);
  }

  @Override
  public void handle(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    Matcher place = PLACE.matcher(path);
    Matcher probe = PROBE.matcher(path);
    if (HttpMethod.PUT.equals(request.method()) && place.matches()) {
      take(request, place);
    } else if (HttpMethod.GET.equals(request.method()) && probe.matches()) {
      probe(request, probe.group(1));
    } else {
      empty(request, 404);
    }
  }

  private void probe(HttpServerRequest request, String node) {
    String challenge = request.getParam("challenge", "");
    if (!CHALLENGE.matcher(challenge).matches()) {
      empty(request, 404);
      return;
    }
    Context context = vertx.getOrCreateContext();
    context
        .executeBlocking(() -> places.of(node), false)
        .onSuccess(at -> answer(request, at, challenge.getBytes(StandardCharsets.US_ASCII)))
        .onFailure(cause -> empty(request, 503));
  }

  private void take(HttpServerRequest request, Matcher path) {
    LedgerPosition place =
        new LedgerPosition(
            path.group(1), Long.parseLong(path.group(2)), Long.parseLong(path.group(3)));
    Buffer body = Buffer.buffer();
    request.exceptionHandler(gone -> request.handler(null));
    request.handler(
        part -> {
          if (body.length() + part.length() > LONGEST_BODY) {
            request.handler(null).endHandler(null);
            refuse(request, 413);
          } else {
            body.appendBuffer(part);
          }
        });
    request.endHandler(end -> open(request, place, body.getBytes()));
  }

  /** Off the event loop: opening eight megabytes takes longer than a pixel may wait. */
  private void open(HttpServerRequest request, LedgerPosition place, byte[] sealed) {
    Context context = vertx.getOrCreateContext();
    context
        .executeBlocking(() -> channel.open(place, sealed).flatMap(IntakeHandler::records), false)
        .onSuccess(
            records -> {
              if (records.isEmpty()) {
                empty(request, 401);
              } else {
                keep(request, context, shipment(place, records.get()), sealed);
              }
            })
        .onFailure(cause -> empty(request, 503));
  }

  private static Optional<List<byte[]>> records(byte[] batch) {
    try {
      return Optional.of(LedgerBatch.decode(batch));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Records lie one behind the other in a segment of the mailet's journal, each in a frame. */
  private static Shipment shipment(LedgerPosition from, List<byte[]> records) {
    long end = from.offset();
    for (byte[] record : records) {
      end += Journal.FRAME_BYTES + record.length;
    }
    return new Shipment(from, from.at(end), records);
  }

  private void keep(HttpServerRequest request, Context context, Shipment shipment, byte[] sealed) {
    journal.append(
        JournalRecordBytes.encode(shipment),
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            places.reached(shipment.to());
            context.runOnContext(
                task -> answer(request, shipment.to(), LedgerChannel.digest(sealed)));
          }

          @Override
          public void failed(Throwable cause) {
            context.runOnContext(task -> empty(request, 503));
          }
        });
  }

  private void answer(HttpServerRequest request, LedgerPosition at, byte[] question) {
    if (!request.response().closed()) {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, Headers.TEXT_PLAIN)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .end(new IntakeAnswer(at.segment(), at.offset(), keys.get()).format(channel, question));
    }
  }

  private static void empty(HttpServerRequest request, int status) {
    if (!request.response().closed() && !request.response().ended()) {
      request.response().setStatusCode(status).end();
    }
  }

  /** Answers although the body is still coming, and takes no more of it. */
  private static void refuse(HttpServerRequest request, int status) {
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
        .end()
        .onComplete(done -> request.connection().close());
  }
}
