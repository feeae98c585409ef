package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * What the world meets: does what the {@link Decider} decides. Needs the keys and a recorder, never
 * a database. Used by the event loop.
 */
public final class TrackingHandler implements Handler<HttpServerRequest> {

  private final Decider decider;
  private final Recorder recorder;
  private final InstantSource clock;
  private final AnswerWriter answers;

  /**
   * Wires it.
   *
   * @param keeping whether hits are being kept, for {@code /healthz}
   */
  public TrackingHandler(
      Decider decider, Recorder recorder, InstantSource clock, BooleanSupplier keeping) {
    this.decider = decider;
    this.recorder = recorder;
    this.clock = clock;
    this.answers = new AnswerWriter(keeping);
  }

  @Override
  public void handle(HttpServerRequest request) {
    switch (decider.decide(new ServerRequest(request), clock.millis())) {
      case Decision.Tell tell -> answers.write(tell.answer(), request);
      case Decision.Keep keep ->
          recorder.record(keep.entry(), () -> answers.write(keep.answer(), request));
    }
  }
}
