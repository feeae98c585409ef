package org.waybill.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.PlainRequest;
import org.waybill.collector.http.Answer;
import org.waybill.collector.http.Decider;
import org.waybill.collector.http.Decision;
import org.waybill.collector.http.Retention;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.Store;
import org.waybill.wire.Token;

/** What must hold of a world that has come to rest, whatever went wrong in it. */
final class Invariants {
  private final World world;

  Invariants(World world) {
    this.world = world;
  }

  void hold() {
    world.mails().forEach(this::everybodyGotIt);
    everyUntrackedMailWasCounted();
    everyHitIsCountedOnce();
    everyHitIsJudged();
    everyFigureIsARecount();
    everyLinkLeadsToItsTarget();
  }

  /** Each recipient one copy or the original; more only where James itself began again or broke. */
  private void everybodyGotIt(Passing mail) {
    Letter letter = mail.letter();
    Map<String, List<Delivery>> byRecipient =
        mail.deliveries().stream().collect(Collectors.groupingBy(Delivery::recipient));
    assertThat(byRecipient.keySet())
        .as("who got letter %d", letter.number())
        .containsExactlyInAnyOrderElementsOf(letter.recipients());
    byRecipient.forEach(
        (recipient, deliveries) -> {
          assertThat(deliveries.size())
              .as("how often %s got letter %d", recipient, letter.number())
              .isBetween(1, mail.begun() + mail.broken());
          deliveries.forEach(this::isAsItWasWritten);
        });
  }

  private void isAsItWasWritten(Delivery delivery) {
    assertThat(delivery.undone(world.seals()))
        .as("letter %d as %s got it", delivery.letter().number(), delivery.recipient())
        .isEqualTo(delivery.letter().text());
    assertThat(delivery.isTracked()).isEqualTo(delivery.mark().isPresent());
    if (delivery.isTracked()) {
      assertThat(delivery.paths())
          .extracting(path -> Delivery.token(world.seals(), path).target())
          .containsExactlyInAnyOrderElementsOf(targetsAndPixel(delivery.letter()));
      assertThat(delivery.paths())
          .extracting(path -> Delivery.token(world.seals(), path).copy().toString())
          .containsOnly(delivery.mark().orElseThrow());
    }
  }

  private static List<String> targetsAndPixel(Letter letter) {
    List<String> targets = new ArrayList<>(letter.targets());
    targets.add("");
    return targets;
  }

  private void everyUntrackedMailWasCounted() {
    long untracked =
        world.mails().stream()
            .filter(mail -> mail.deliveries().stream().anyMatch(d -> d.mark().isEmpty()))
            .count();
    long begun = world.mails().stream().mapToLong(Passing::begun).sum();
    assertThat((long) world.james().left()).as("left").isBetween(untracked, begun);
  }

  /** Nothing but what was asked; what was answered once, or counted as lost. */
  private void everyHitIsCountedOnce() {
    Map<String, Long> counted = new HashMap<>();
    world
        .purges()
        .recount()
        .events()
        .forEach(event -> counted.merge(name(event), event.hits(), Long::sum));
    Map<String, Long> arrived = asked(Readers.Asking::arrived);
    Map<String, Long> answered = asked(Readers.Asking::answered);
    assertThat(arrived.keySet()).as("what was asked for").containsAll(counted.keySet());
    counted.forEach(
        (name, hits) ->
            assertThat(hits).as("counted of %s", name).isLessThanOrEqualTo(arrived.get(name)));
    long missing =
        answered.entrySet().stream()
            .mapToLong(one -> Math.max(0, one.getValue() - counted.getOrDefault(one.getKey(), 0L)))
            .sum();
    assertThat(missing)
        .as("answered and not counted")
        .isLessThanOrEqualTo(world.collector().losses() + world.purges().uncounted());
    assertThat(world.readers().wrongAnswers()).as("wrong answers").isEmpty();
  }

  /** By the program that asked; where that is forgotten, by what it asked for. */
  private String name(Event event) {
    return isForgotten()
        ? "%s %s %d".formatted(event.method(), event.copy(), event.link())
        : event.userAgent();
  }

  private boolean isForgotten() {
    return world.readers().isFlooding() || world.purges().happen();
  }

  private Map<String, Long> asked(ToLongFunction<Readers.Asking> often) {
    Map<String, Long> asked = new HashMap<>();
    world
        .readers()
        .askings()
        .forEach(
            (program, asking) -> {
              if (world.readers().paths().contains(asking.path())) {
                asked.merge(name(program, asking), often.applyAsLong(asking), Long::sum);
              }
            });
    return asked;
  }

  private String name(String program, Readers.Asking asking) {
    Token token = Delivery.token(world.seals(), asking.path());
    return isForgotten()
        ? "%s %s %d".formatted(asking.method(), token.copy(), token.link())
        : program;
  }

  private void everyHitIsJudged() {
    if (world.verdicts().happen()) {
      assertThat(store().reports().events(EventCursor.START, Integer.MAX_VALUE))
          .extracting(event -> event.judgement().verdict())
          .doesNotContain(Verdict.UNSETTLED);
    }
  }

  private void everyFigureIsARecount() {
    Store store = store();
    world.purges().recount().holds(store.reports(), world.purges().figuresFrom());
    assertThat(store.check()).as("what the store finds in itself").isEmpty();
  }

  /** By the keys alone. */
  private void everyLinkLeadsToItsTarget() {
    Decider decider = new Decider(world::seals, new Retention(400));
    for (String path : world.readers().paths()) {
      Answer right =
          path.startsWith("/o/")
              ? new Answer.Pixel()
              : new Answer.Redirect(Delivery.token(world.seals(), path).target());
      Decision decided = decider.decide(PlainRequest.get(path), world.scheduler().millis());
      assertThat(decided)
          .as(path)
          .isInstanceOfSatisfying(
              Decision.Keep.class, keep -> assertThat(keep.answer()).isEqualTo(right));
    }
  }

  private Store store() {
    return world.collector().store().orElseThrow();
  }
}
