package org.waybill.collector.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.http.LedgerIntake.Question;
import org.waybill.wire.LedgerPosition;

/**
 * The intake over HTTP. What was not sealed with our keys gets an empty 401, anything else an empty
 * 404. Thread-safe.
 */
public final class IntakeHandler implements Handler<HttpServerRequest> {

  /** A mailet ships at most that in one piece. */
  private static final int LONGEST_BODY = 8 << 20;

  private final Vertx vertx;
  private final LedgerIntake intake;

  public IntakeHandler(Vertx vertx, LedgerIntake intake) {
    this.vertx = vertx;
    this.intake = intake;
  }

  /** Whether a path is for this handler. */
  public static boolean isIntake(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith(LedgerIntake.PREFIX);
  }

  @Override
  public void handle(HttpServerRequest request) {
    String path = request.path() == null ? "" : request.path();
    String challenge = request.getParam("challenge", "");
    switch (LedgerIntake.question(request.method().name(), path, challenge)) {
      case Question.Ship(LedgerPosition place) -> take(request, place);
      case Question.Probe probe -> probe(request, probe);
      case Question.Nonsense nonsense -> empty(request, 404);
    }
  }

  private void probe(HttpServerRequest request, Question.Probe probe) {
    Context context = vertx.getOrCreateContext();
    context
        .executeBlocking(() -> intake.answer(probe), false)
        .onSuccess(answer -> answer(request, answer))
        .onFailure(cause -> empty(request, 503));
  }

  private void take(HttpServerRequest request, LedgerPosition place) {
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
        .executeBlocking(() -> intake.open(place, sealed), false)
        .onSuccess(
            shipment -> {
              if (shipment.isEmpty()) {
                empty(request, 401);
              } else {
                keep(request, context, shipment.get(), sealed);
              }
            })
        .onFailure(cause -> empty(request, 503));
  }

  private void keep(HttpServerRequest request, Context context, Shipment shipment, byte[] sealed) {
    intake.keep(
        shipment,
        () -> context.runOnContext(task -> answer(request, intake.answer(shipment, sealed))),
        () -> context.runOnContext(task -> empty(request, 503)));
  }

  private static void answer(HttpServerRequest request, String answer) {
    if (!request.response().closed()) {
      request
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, Headers.TEXT_PLAIN)
          .putHeader(HttpHeaders.CACHE_CONTROL, Headers.NO_STORE)
          .end(answer);
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
