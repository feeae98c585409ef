package org.waybill.collector.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.http.LedgerIntake.Question;
import org.waybill.wire.IntakeAnswer;

/**
 * The intake over HTTP. What was not sealed with our keys gets an empty 401, anything else an empty
 * 404; too much at once a 503. Thread-safe.
 */
public final class IntakeHandler implements Handler<HttpServerRequest> {

  /** Bodies of all requests together; of mailets, each ships one after the other. */
  private static final long MOST_BYTES = 16L << 20;

  private static final String RETRY_SECONDS = "5";

  private final BodyRoom room = new BodyRoom(MOST_BYTES);

  /** Mailets hear within seconds whether recording is on, however many pages wait for the store. */
  private static final int THREADS = 4;

  private final Vertx vertx;
  private final WorkerExecutor workers;

  /** Errands wait for a disk, one behind the other, and nobody waits for them. */
  private final WorkerExecutor errands;

  private final LedgerIntake intake;

  public IntakeHandler(Vertx vertx, LedgerIntake intake) {
    this.vertx = vertx;
    this.workers = vertx.createSharedWorkerExecutor("waybill-intake", THREADS);
    this.errands = vertx.createSharedWorkerExecutor("waybill-errands", 1);
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
    boolean further = IntakeAnswer.FURTHER.equals("further=" + request.getParam("further"));
    switch (LedgerIntake.question(request.method().name(), path, challenge, further)) {
      case Question.Ship ship -> take(request, body -> open(request, ship, body));
      case Question.Switch errand -> take(request, body -> open(request, errand, body));
      case Question.Probe probe -> probe(request, probe);
      case Question.Nonsense nonsense -> empty(request, 404);
    }
  }

  private void probe(HttpServerRequest request, Question.Probe probe) {
    workers
        .executeBlocking(() -> intake.answer(probe), false)
        .onSuccess(answer -> answer(request, answer))
        .onFailure(cause -> empty(request, 503));
  }

  private void take(HttpServerRequest request, Consumer<Body> whole) {
    Body body = new Body(room);
    request.exceptionHandler(
        gone -> {
          request.handler(null).endHandler(null);
          body.close();
        });
    request.handler(
        part -> {
          Body.Part outcome = body.add(part);
          if (outcome != Body.Part.TAKEN) {
            request.handler(null).endHandler(null);
            body.close();
            refuse(request, outcome);
          }
        });
    request.endHandler(
        end -> {
          request.exceptionHandler(null);
          whole.accept(body);
        });
  }

  /** Off the event loop: opening a megabyte takes longer than a pixel may wait. */
  private void open(HttpServerRequest request, Question.Ship ship, Body body) {
    byte[] sealed = body.bytes();
    Context context = vertx.getOrCreateContext();
    workers
        .executeBlocking(() -> intake.open(ship.place(), sealed), false)
        .compose(
            shipment ->
                shipment.isEmpty()
                    ? Future.succeededFuture(Optional.<String>empty())
                    : keep(context, shipment.get(), sealed, ship.further()).map(Optional::of))
        .onComplete(end -> body.close())
        .onSuccess(answer -> answerOrRefuse(request, answer))
        .onFailure(cause -> empty(request, 503));
  }

  private void open(HttpServerRequest request, Question.Switch asked, Body body) {
    byte[] sealed = body.bytes();
    workers
        .executeBlocking(() -> intake.openErrand(asked.node(), sealed), false)
        .compose(
            errand ->
                errand.isEmpty()
                    ? Future.succeededFuture(false)
                    : errands.executeBlocking(() -> intake.obey(asked.node(), errand.get())))
        .compose(
            done ->
                workers.executeBlocking(
                    () ->
                        done ? Optional.of(intake.answer(asked, sealed)) : Optional.<String>empty(),
                    false))
        .onComplete(end -> body.close())
        .onSuccess(answer -> answerOrRefuse(request, answer))
        .onFailure(cause -> empty(request, 503));
  }

  private static void answerOrRefuse(HttpServerRequest request, Optional<String> answer) {
    answer.ifPresentOrElse(text -> answer(request, text), () -> empty(request, 401));
  }

  /** The answer when it may go out; failed where the shipment is not known to be on disk. */
  private Future<String> keep(Context context, Shipment shipment, byte[] sealed, boolean further) {
    Promise<Void> kept = Promise.promise();
    intake.keep(
        shipment,
        () -> context.runOnContext(task -> kept.complete()),
        () -> context.runOnContext(task -> kept.fail("the journal did not take it")));
    return kept.future().map(durable -> intake.answer(shipment, sealed, further));
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
  private static void refuse(HttpServerRequest request, Body.Part reason) {
    HttpServerResponse response = request.response();
    if (reason == Body.Part.NO_ROOM) {
      response.setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    } else {
      response.setStatusCode(413);
    }
    if (request.version() != HttpVersion.HTTP_2) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    response.end().onComplete(done -> request.connection().close());
  }
}
