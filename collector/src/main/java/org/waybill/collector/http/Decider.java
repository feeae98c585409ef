package org.waybill.collector.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.waybill.collector.block.Barrier;
import org.waybill.collector.hit.FreshHit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.Recordable;
import org.waybill.collector.hit.Request;
import org.waybill.collector.hit.Tampering;
import org.waybill.collector.privacy.Consent;
import org.waybill.wire.Mode;
import org.waybill.wire.Opened;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;

/**
 * Decides what becomes of a request from the world: {@code /o/TOKEN.gif}, {@code /c/TOKEN}, {@code
 * /c/TOKEN+}, {@code /w/TOKEN}, and a few paths of the host's own; everything else is an empty 404.
 * The same request at the same time is always decided in the same way by the same keys, and nothing
 * is done. Thread-safe.
 *
 * <p>Every pixel answer, whatever its token, is the same and waits for the same commit. A link
 * whose seal opens leads to its target whatever happens to the hit, unless an admin has blocked it.
 */
public final class Decider {

  private static final Answer PIXEL = new Answer.Pixel();
  private static final Answer NOT_ALLOWED = new Answer.NotAllowed();
  private static final Answer NOT_ALLOWED_HERE = new Answer.NotAllowed(true);
  private static final Recordable NOTHING = new Nothing();

  /** Behind a link's token: asks where it leads instead of going there. */
  private static final String PREVIEW = "+";

  private static final Decision NOT_FOUND = new Decision.Tell(new Answer.Empty(404));

  /** Made once: whoever asks for anything makes nothing. */
  private static final Map<String, Decision> OWN = own();

  private final Supplier<Seals> seals;
  private final Retention retention;
  private final BooleanSupplier recording;
  private final Consent consent;
  private final Barrier barrier;

  /**
   * Hits older than the retention are answered and not kept.
   *
   * @param seals the keys in use, asked for with every request
   */
  public Decider(Supplier<Seals> seals, Retention retention) {
    this(seals, retention, () -> true, Consent.GIVEN, Barrier.NONE);
  }

  /**
   * Keeps nothing while recording is off; everything is answered as ever.
   *
   * @param recording whether it is on, asked with every hit; in memory
   * @param consent whether the recipient minds
   * @param barrier whether a link is blocked
   */
  public Decider(
      Supplier<Seals> seals,
      Retention retention,
      BooleanSupplier recording,
      Consent consent,
      Barrier barrier) {
    this.seals = seals;
    this.retention = retention;
    this.recording = recording;
    this.consent = consent;
    this.barrier = barrier;
  }

  /**
   * Decides.
   *
   * @param now when the request came, UTC milliseconds
   */
  public Decision decide(Request request, long now) {
    String path = request.path();
    TrackedPath at = TrackedPath.of(path).orElse(null);
    if (at == null) {
      Decision own = OWN.get(path);
      return own == null ? NOT_FOUND : asked(request, own);
    }
    return switch (at.kind()) {
      case OPEN -> pixel(request, now, at);
      case CLICK ->
          at.token().endsWith(PREVIEW)
              ? preview(request, at.token().substring(0, at.token().length() - PREVIEW.length()))
              : click(request, now, at);
      case WITHDRAW -> withdrawal(request, at);
      case UNSUBSCRIBE, CONVERSION -> NOT_FOUND;
    };
  }

  private static Map<String, Decision> own() {
    Map<String, Decision> own = new HashMap<>();
    own.put("/", shown(new Notice.Home()));
    own.put("/healthz", new Decision.Tell(new Answer.Health()));
    for (OwnFile file : OwnFile.values()) {
      file.paths().forEach(path -> own.put(path, shown(new Notice.Own(file))));
    }
    return Map.copyOf(own);
  }

  private Decision pixel(Request request, long now, TrackedPath at) {
    Answer answer = isAsked(request) ? PIXEL : NOT_ALLOWED;
    Seals keys = seals.get();
    return switch (keys.open(at.kind(), at.token())) {
      case Opened.Known known when keeps(request, known.token(), now) ->
          keep(request, now, HitKind.OPEN, known.token(), answer);
      case Opened.Known old -> new Decision.Keep(NOTHING, answer);
      case Opened.TargetOnly later -> new Decision.Keep(NOTHING, answer);
      case Opened.Refused refused when keys.resemble(at.token()) -> altered(request, now, answer);
      case Opened.Refused refused -> new Decision.Keep(NOTHING, answer);
    };
  }

  private Decision click(Request request, long now, TrackedPath at) {
    Seals keys = seals.get();
    return switch (keys.open(at.kind(), at.token())) {
      case Opened.Refused refused when keys.resemble(at.token()) ->
          altered(request, now, NOT_FOUND.answer());
      case Opened.Refused refused -> NOT_FOUND;
      case Opened.TargetOnly later when barrier.stops(later.target(), Optional.empty()) ->
          stopped(request, later.target());
      case Opened.Known known when stops(known.token()) -> stopped(request, known.token().target());
      case Opened.TargetOnly later -> new Decision.Tell(redirect(request, later.target()));
      case Opened.Known known -> {
        Answer answer = redirect(request, known.token().target());
        yield keeps(request, known.token(), now)
            ? keep(request, now, HitKind.CLICK, known.token(), answer)
            : new Decision.Tell(answer);
      }
    };
  }

  /** Shows where a link leads, and records nothing. */
  private Decision preview(Request request, String token) {
    return switch (seals.get().open(TokenKind.CLICK, token)) {
      case Opened.Refused refused -> NOT_FOUND;
      case Opened.TargetOnly later when barrier.stops(later.target(), Optional.empty()) ->
          stopped(request, later.target());
      case Opened.Known known when stops(known.token()) -> stopped(request, known.token().target());
      case Opened.TargetOnly later ->
          asked(request, shown(new Notice.Leads(later.target(), Optional.empty())));
      case Opened.Known known ->
          asked(
              request,
              shown(new Notice.Leads(known.token().target(), Optional.of(known.token().copy()))));
    };
  }

  /** Nothing changes but by a form: scanners follow links, and send none. */
  private Decision withdrawal(Request request, TrackedPath at) {
    return switch (seals.get().open(at.kind(), at.token())) {
      case Opened.Known known when request.method() == Method.POST ->
          shown(new Notice.Chosen(known.token()));
      case Opened.Known known when isAsked(request) -> shown(new Notice.Recorded(known.token()));
      case Opened.Known known -> new Decision.Tell(NOT_ALLOWED_HERE);
      case Opened.TargetOnly later -> NOT_FOUND;
      case Opened.Refused refused -> NOT_FOUND;
    };
  }

  private boolean stops(Token token) {
    return barrier.stops(token.target(), Optional.of(token.copy()));
  }

  /** Nothing is recorded of it: whoever is kept from a link has not followed it. */
  private static Decision stopped(Request request, String target) {
    return asked(request, shown(new Notice.Stopped(target)));
  }

  private static Decision shown(Notice notice) {
    return new Decision.Tell(new Answer.Page(notice));
  }

  private static Decision keep(
      Request request, long now, HitKind kind, Token token, Answer answer) {
    return new Decision.Keep(new FreshHit(now, kind, token, request), answer);
  }

  /** Who altered a token is nobody's business while recording is off; the answer tells nothing. */
  private Decision altered(Request request, long now, Answer answer) {
    return new Decision.Keep(
        recording.getAsBoolean() ? new Tampering(now, request.address()) : NOTHING, answer);
  }

  /** Not where token, admin or recipient says so, nor where it is older than the retention. */
  private boolean keeps(Request request, Token token, long now) {
    return token.mode() != Mode.OFF
        && retention.keeps(token, now)
        && recording.getAsBoolean()
        && consent.covers(token.person(), request);
  }

  private static Answer redirect(Request request, String target) {
    return isAsked(request) ? new Answer.Redirect(target) : NOT_ALLOWED;
  }

  private static Decision asked(Request request, Decision decision) {
    return isAsked(request) ? decision : new Decision.Tell(NOT_ALLOWED);
  }

  private static boolean isAsked(Request request) {
    Method method = request.method();
    return method == Method.GET || method == Method.HEAD;
  }
}
