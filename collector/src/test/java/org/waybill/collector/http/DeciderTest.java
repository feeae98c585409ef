package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.waybill.collector.block.Barrier;
import org.waybill.collector.hit.FreshHit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.PlainRequest;
import org.waybill.collector.hit.Recordable;
import org.waybill.collector.hit.Request;
import org.waybill.collector.hit.Tampering;
import org.waybill.collector.privacy.Consent;
import org.waybill.wire.Day;
import org.waybill.wire.KeyRing;
import org.waybill.wire.KeyState;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Sealer;
import org.waybill.wire.SealingKey;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

class DeciderTest {

  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final String TARGET = "https://shop.example/a?b=1";
  private static final TrackingId COPY = TrackingId.of(new byte[16]);
  private static final Answer PIXEL = new Answer.Pixel();
  private static final Answer REDIRECT = new Answer.Redirect(TARGET);
  private static final Answer NOT_ALLOWED = new Answer.NotAllowed();
  private static final Decision NOT_FOUND = new Decision.Tell(new Answer.Empty(404));

  private final KeyRing keys = KeyRing.generate(NOW.minusSeconds(60), new SecureRandom());
  private final Seals seals = Seals.of(keys);
  private final Sealer sealer = seals.sealer(NOW, keys.fingerprints()).orElseThrow();
  private final Decider decider = new Decider(() -> seals, new Retention((int) RETENTION.toDays()));

  @Test
  void pixelShouldBeKeptAndAnswered() {
    Token token = open(Mode.IDENTIFIED, NOW);
    Request request = PlainRequest.get(path(token));
    assertThat(decide(request))
        .isEqualTo(
            new Decision.Keep(
                new FreshHit(NOW.toEpochMilli(), HitKind.OPEN, token, request), PIXEL));
  }

  @Test
  void pixelShouldBeAnsweredAlikeAndNothingBeKeptWhenItsTokenIsRefused() {
    String path = path(open(Mode.IDENTIFIED, NOW));
    for (String other : List.of("/o/.gif", "/o/x.gif", path.substring(0, 40) + ".gif")) {
      assertThat(decide(PlainRequest.get(other)))
          .isEqualTo(new Decision.Keep(new Nothing(), PIXEL));
    }
  }

  @Test
  void pixelShouldBeAnsweredAlikeAndNothingBeKeptWhenItsTokenSaysSo() {
    assertThat(decide(PlainRequest.get(path(open(Mode.OFF, NOW)))))
        .isEqualTo(new Decision.Keep(new Nothing(), PIXEL));
  }

  @Test
  void pixelShouldBeKeptWhileItIsWithinTheRetentionAndNoLonger() {
    String last = path(open(Mode.DATE, NOW.minus(RETENTION)));
    String tooOld = path(open(Mode.DATE, NOW.minus(RETENTION).minus(Duration.ofDays(1))));
    assertThat(decide(PlainRequest.get(last)))
        .isInstanceOfSatisfying(
            Decision.Keep.class, keep -> assertThat(keep.entry()).isInstanceOf(FreshHit.class));
    assertThat(decide(PlainRequest.get(tooOld))).isEqualTo(new Decision.Keep(new Nothing(), PIXEL));
  }

  @Test
  void linkShouldBeKeptAndLeadOn() {
    Token token = click(Mode.IDENTIFIED);
    Request request = PlainRequest.get(path(token));
    assertThat(decide(request))
        .isEqualTo(
            new Decision.Keep(
                new FreshHit(NOW.toEpochMilli(), HitKind.CLICK, token, request), REDIRECT));
  }

  @Test
  void linkShouldBeKeptAndLeadOnWhenItsKeyOnlyOpens() {
    byte[] secret = new byte[64];
    Arrays.fill(secret, 0, 32, (byte) 1);
    Instant from = NOW.minusSeconds(60);
    KeyRing old =
        new KeyRing(keys.identity(), List.of(new SealingKey(9, KeyState.ACTIVE, from, secret)));
    KeyRing rotated =
        new KeyRing(
            keys.identity(),
            List.of(
                new SealingKey(9, KeyState.OPEN_ONLY, from, secret),
                SealingKey.generate(10, from, new SecureRandom())));
    String token =
        Seals.of(old).sealer(NOW, old.fingerprints()).orElseThrow().seal(click(Mode.IDENTIFIED));
    Request request = PlainRequest.get("/c/" + token);
    assertThat(
            new Decider(() -> Seals.of(rotated), new Retention(400))
                .decide(request, NOW.toEpochMilli()))
        .isEqualTo(
            new Decision.Keep(
                new FreshHit(NOW.toEpochMilli(), HitKind.CLICK, click(Mode.IDENTIFIED), request),
                REDIRECT));
  }

  @Test
  void linkShouldLeadOnAtOnceWhenNothingMayBeKept() {
    assertThat(decide(PlainRequest.get(path(click(Mode.OFF)))))
        .isEqualTo(new Decision.Tell(REDIRECT));
  }

  @Test
  void linkShouldLeadNowhereWhenItsTokenIsRefused() {
    String path = path(click(Mode.IDENTIFIED));
    assertThat(decide(PlainRequest.get(path.substring(0, 40)))).isEqualTo(NOT_FOUND);
    assertThat(decide(PlainRequest.get("/c/__" + path.substring(5)))).isEqualTo(NOT_FOUND);
  }

  @Test
  void nothingShouldBeKeptAndAllBeAnsweredAsEverWhenTheRecipientMinds() {
    AtomicBoolean minds = new AtomicBoolean();
    Decider asking =
        new Decider(
            () -> seals,
            new Retention(400),
            () -> true,
            (person, request) -> !(minds.get() && person.equals(new PersonCode(7))),
            Barrier.NONE);
    for (String path : List.of(path(open(Mode.IDENTIFIED, NOW)), path(click(Mode.IDENTIFIED)))) {
      minds.set(false);
      Decision asEver = asking.decide(PlainRequest.get(path), NOW.toEpochMilli());
      assertThat(entry(asEver)).isInstanceOf(FreshHit.class);
      minds.set(true);
      Decision minded = asking.decide(PlainRequest.get(path), NOW.toEpochMilli());
      assertThat(minded.answer()).isEqualTo(asEver.answer());
      assertThat(entry(minded)).as(path).isInstanceOf(Nothing.class);
    }
  }

  @Test
  void nothingShouldBeKeptAndAllBeAnsweredAsEverWhileRecordingIsOff() {
    AtomicBoolean on = new AtomicBoolean();
    Decider switched =
        new Decider(() -> seals, new Retention(400), on::get, Consent.GIVEN, Barrier.NONE);
    String link = path(click(Mode.IDENTIFIED));
    for (String path :
        List.of(
            path(open(Mode.IDENTIFIED, NOW)),
            link,
            link + "A",
            link.replace("/c/", "/o/") + ".gif")) {
      on.set(true);
      Decision asEver = switched.decide(PlainRequest.get(path), NOW.toEpochMilli());
      assertThat(entry(asEver)).isNotInstanceOf(Nothing.class);
      on.set(false);
      Decision off = switched.decide(PlainRequest.get(path), NOW.toEpochMilli());
      assertThat(off.answer()).isEqualTo(asEver.answer());
      assertThat(entry(off)).as(path).isInstanceOf(Nothing.class);
    }
  }

  private static Recordable entry(Decision decision) {
    return decision instanceof Decision.Keep keep ? keep.entry() : new Nothing();
  }

  @Test
  void tokenThatWasAlteredShouldBeToldOfAndAnsweredAsAnyOther() {
    String path = path(click(Mode.IDENTIFIED));
    Tampering tampering = new Tampering(NOW.toEpochMilli(), "192.0.2.1");
    assertThat(decide(PlainRequest.get(path + "A")))
        .isEqualTo(new Decision.Keep(tampering, NOT_FOUND.answer()));
    assertThat(decide(PlainRequest.get(path.replace("/c/", "/o/") + ".gif")))
        .isEqualTo(new Decision.Keep(tampering, PIXEL));
  }

  @Test
  void everyOtherMethodShouldBeKeptAndRefused() {
    Token token = click(Mode.IDENTIFIED);
    Request post = new PlainRequest(Method.POST, path(token), "192.0.2.1", "Mail/1.0", Map.of());
    assertThat(decide(post))
        .isEqualTo(
            new Decision.Keep(
                new FreshHit(NOW.toEpochMilli(), HitKind.CLICK, token, post), NOT_ALLOWED));
  }

  @Test
  void everythingElseShouldNotBeFound() {
    for (String path :
        List.of(
            "", "//", "/o/", "/x/abc", "/w/abc", "/o/abc", "/c", "/healthz/", "/.well-known/")) {
      assertThat(decide(PlainRequest.get(path))).as(path).isEqualTo(NOT_FOUND);
    }
  }

  @Test
  void filesOfTheHostItselfShouldBeFoundAtTheirPlaces() {
    assertThat(decide(PlainRequest.get("/"))).isEqualTo(page(new Notice.Home()));
    assertThat(decide(PlainRequest.get("/.well-known/security.txt")))
        .isEqualTo(page(new Notice.Own(OwnFile.SECURITY)));
    assertThat(decide(PlainRequest.get("/apple-app-site-association")))
        .isEqualTo(page(new Notice.Own(OwnFile.APP_SITE_ASSOCIATION)))
        .isEqualTo(decide(PlainRequest.get("/.well-known/apple-app-site-association")));
    assertThat(decide(new PlainRequest(Method.POST, "/", "192.0.2.1", "", Map.of())))
        .isEqualTo(new Decision.Tell(NOT_ALLOWED));
  }

  private static Decision page(Notice notice) {
    return new Decision.Tell(new Answer.Page(notice));
  }

  @Test
  void healthShouldBeTold() {
    assertThat(decide(PlainRequest.get("/healthz")))
        .isEqualTo(new Decision.Tell(new Answer.Health()));
  }

  private Decision decide(Request request) {
    return decider.decide(request, NOW.toEpochMilli());
  }

  private String path(Token token) {
    return new TrackedPath(token.kind(), sealer.seal(token)).toString();
  }

  private static Token open(Mode mode, Instant sealed) {
    return Token.open(mode, COPY, new PersonCode(7), Day.of(sealed));
  }

  private static Token click(Mode mode) {
    return Token.click(mode, COPY, new PersonCode(7), Day.of(NOW), 3, TARGET);
  }
}
