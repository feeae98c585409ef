package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.waybill.collector.listen.ClientAddress;

/**
 * What the world meets: does what the {@link Decider} decides. Needs the keys and a recorder, never
 * a database. Used by the event loop.
 */
public final class TrackingHandler implements Handler<HttpServerRequest> {

  private final Decider decider;
  private final Recorder recorder;
  private final FailedSeals failedSeals;
  private final InstantSource clock;
  private final ClientAddress clients;
  private final AnswerWriter answers;
  private final AnswerCounts counts;

  /**
   * Wires it.
   *
   * @param clients says whose a request is
   * @param keeping whether hits are being kept, for {@code /healthz}
   * @param notices shows pages to persons
   */
  public TrackingHandler(
      Decider decider,
      Recorder recorder,
      InstantSource clock,
      ClientAddress clients,
      BooleanSupplier keeping,
      Notices notices,
      AnswerCounts counts) {
    this.counts = counts;
    this.decider = decider;
    this.recorder = recorder;
    this.failedSeals = new FailedSeals(recorder);
    this.clock = clock;
    this.clients = clients;
    this.answers = new AnswerWriter(keeping, notices);
  }

  @Override
  public void handle(HttpServerRequest request) {
    long now = clock.millis();
    Decision decision = decider.decide(new ServerRequest(request, clients), now);
    counts.count(decision, now);
    switch (decision) {
      case Decision.Tell tell -> answers.write(tell.answer(), request);
      case Decision.Keep keep when keep.entry().hits() > 0 ->
          recorder.record(keep.entry(), () -> answers.write(keep.answer(), request));
      case Decision.Keep keep ->
          failedSeals.answer(
              keep.entry(),
              clients.site(request),
              now,
              () -> answers.write(keep.answer(), request));
    }
  }
}
