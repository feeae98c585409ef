package org.waybill.collector.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecord;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Nothing;
import org.waybill.wire.Mode;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;

/**
 * What the world sees: {@code /o/TOKEN.gif}, {@code /c/TOKEN}, {@code /healthz}; everything else is
 * an empty 404. Needs the keys and a recorder, never a database. Thread-safe.
 *
 * <p>Every pixel answer, whatever its token, is the same and waits for the same commit. A link
 * whose seal opens leads to its target whatever happens to the hit.
 */
public final class TrackingHandler implements Handler<HttpServerRequest> {

  private static final Answer PIXEL = new Answer.Pixel();
  private static final Answer NOT_ALLOWED = new Answer.NotAllowed();

  private final Seals seals;
  private final Recorder recorder;
  private final Retention retention;
  private final InstantSource clock;
  private final BooleanSupplier keeping;

  /**
   * Wires it.
   *
   * @param keeping whether hits are being kept, for {@code /healthz}
   */
  public TrackingHandler(
      Seals seals,
      Recorder recorder,
      Retention retention,
      InstantSource clock,
      BooleanSupplier keeping) {
    this.seals = seals;
    this.recorder = recorder;
    this.retention = retention;
    this.clock = clock;
    this.keeping = keeping;
  }

  @Override
  public void handle(HttpServerRequest request) {
    switch (decide(request)) {
      case Decision.Tell tell -> answer(request, tell.answer());
      case Decision.Keep keep ->
          recorder.record(keep.entry(), () -> answer(request, keep.answer()));
    }
  }

  private Decision decide(HttpServerRequest request) {
    String path = request.path();
    if (path == null) {
      return new Decision.Tell(Answer.Empty.NOT_FOUND);
    }
    if (path.equals("/healthz")) {
      return new Decision.Tell(
          asks(request) ? new Answer.Health(keeping.getAsBoolean()) : NOT_ALLOWED);
    }
    Optional<TrackedPath> tracked = TrackedPath.of(path);
    if (tracked.isEmpty()) {
      return new Decision.Tell(Answer.Empty.NOT_FOUND);
    }
    TrackedPath at = tracked.get();
    return switch (at.kind()) {
      case OPEN -> pixel(request, seals.open(at.kind(), at.token()));
      case CLICK -> click(request, seals.open(at.kind(), at.token()));
      case WITHDRAW, UNSUBSCRIBE, CONVERSION -> new Decision.Tell(Answer.Empty.NOT_FOUND);
    };
  }

  private Decision pixel(HttpServerRequest request, Opened opened) {
    JournalRecord entry = hit(request, HitKind.OPEN, opened).orElseGet(Nothing::new);
    return new Decision.Keep(entry, asks(request) ? PIXEL : NOT_ALLOWED);
  }

  private Decision click(HttpServerRequest request, Opened opened) {
    return switch (opened) {
      case Opened.Refused refused -> new Decision.Tell(Answer.Empty.NOT_FOUND);
      case Opened.TargetOnly later -> new Decision.Tell(redirect(request, later.target()));
      case Opened.Known known -> {
        Answer answer = redirect(request, known.token().target());
        yield hit(request, HitKind.CLICK, opened)
            .<Decision>map(entry -> new Decision.Keep(entry, answer))
            .orElseGet(() -> new Decision.Tell(answer));
      }
    };
  }

  /**
   * The hit to keep; none where the token is not known, says so, or is older than the retention.
   */
  private Optional<JournalRecord> hit(HttpServerRequest request, HitKind kind, Opened opened) {
    if (!(opened instanceof Opened.Known known)) {
      return Optional.empty();
    }
    Token token = known.token();
    Instant now = clock.instant();
    boolean kept = token.mode() != Mode.OFF && retention.keeps(token, now);
    return kept ? Optional.of(HitReader.read(request, kind, token, now)) : Optional.empty();
  }

  private static Answer redirect(HttpServerRequest request, String target) {
    return asks(request) ? new Answer.Redirect(target) : NOT_ALLOWED;
  }

  private static boolean asks(HttpServerRequest request) {
    Method method = HitReader.method(request);
    return method == Method.GET || method == Method.HEAD;
  }

  /** A client that has gone meanwhile gets no answer; its hit is kept. */
  private static void answer(HttpServerRequest request, Answer answer) {
    if (!request.response().closed()) {
      answer.to(request.response(), request.method());
    }
  }
}
