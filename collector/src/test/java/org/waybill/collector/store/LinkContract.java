package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.recipient;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.Verdict;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TokenKind;

/** What every engine says of links, of who followed them, and of requests themselves. */
public abstract class LinkContract extends StoreFixture {

  private static final Subject ONE = Subjects.ofLink("https://shop.example/one");
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");
  private static final Ripe ALL = new Ripe(LATER, LATER);

  protected LinkContract(StoreEngine engine) {
    super(engine);
  }

  private void click(int message, int recipient, int link, long at, String agent) {
    journal.hit(TokenKind.CLICK, "GET", copy(message, recipient), link, at, agent);
  }

  private void settle() {
    apply();
    while (store.settle(new TestJudge(1, 0), ALL)) {
      // until nothing is left
    }
  }

  @Test
  void linkShouldNameTheMessagesThatHoldItNewestFirst() {
    journal.ledger(sent(1, 2)).ledger(sent(2, 1)).ledger(sent(3, 1));
    click(2, 1, 1, SENT_AT + 200_000, "person");
    click(2, 1, 2, SENT_AT + 900_000_000, "person");
    settle();

    List<LinkUse> uses = store.reports().usesOf(ONE, Optional.empty(), 2);
    List<LinkUse> rest =
        store.reports().usesOf(ONE, Optional.of(uses.getLast().message().cursor()), 2);

    assertThat(uses)
        .extracting(use -> use.message().id(), use -> use.link().number())
        .containsExactly(tuple(message(3), 1), tuple(message(2), 1));
    assertThat(uses.getLast().message().copies()).isEqualTo(1);
    assertThat(uses.getLast().link().copies()).containsEntry(Verdict.PERSON, 1L);
    assertThat(uses.getLast().link().label()).isEqualTo("First");
    assertThat(rest).extracting(use -> use.message().id()).containsExactly(message(1));
    assertThat(store.reports().usesOf(Subjects.ofLink("https://no.example/"), Optional.empty(), 2))
        .isEmpty();
  }

  @Test
  void linkShouldNameThePersonsWhoFollowedItAndNobodyElse() {
    journal.ledger(sent(1, 4));
    click(1, 1, 1, SENT_AT + 100_000, "person");
    click(1, 1, 1, SENT_AT + 900_000_000, "person");
    click(1, 2, 1, SENT_AT + 100_000, "machine burst");
    click(1, 3, 2, SENT_AT + 100_000, "person");
    settle();

    LinkReaders readers = store.reports().readersOf(ONE, 10);

    assertThat(readers.isCut()).isFalse();
    assertThat(readers.items())
        .containsExactly(
            new LinkReader(message(1), new PersonCode(1), recipient(1), 2, SENT_AT + 100_000));
    assertThat(store.reports().readersOf(ONE, 1).isCut()).isTrue();
  }

  @Test
  void largestTargetsShouldBeThoseWithMostPersons() {
    journal.ledger(sent(1, 3));
    for (int i = 0; i < 5; i++) {
      click(1, 1, 1, SENT_AT + 100_000 + i, "machine burst");
    }
    click(1, 2, 2, SENT_AT + 100_000, "person");
    settle();

    assertThat(store.reports().largest(SubjectKind.TARGET, 0, Integer.MAX_VALUE, 5))
        .containsExactly(Subjects.ofLink("https://shop.example/two?a=1&b=2"), ONE);
    assertThat(store.reports().largest(SubjectKind.TARGET, 0, Integer.MAX_VALUE, 1)).hasSize(1);
  }

  @Test
  void evidenceShouldBeTheEventsWithWhatIsKeptOfTheRequest() {
    journal.ledger(sent(1, 2));
    click(1, 1, 1, SENT_AT + 100_000, "person");
    click(1, 2, 1, SENT_AT + 200_000, "machine burst");
    settle();

    List<Evidence> evidence =
        store.reports().evidenceOf(message(1), copy(1, 1), EventCursor.START, 10);
    List<HitSource> sources = store.reports().newestSources(10);

    assertThat(evidence)
        .extracting(Evidence::event)
        .isEqualTo(store.reports().copyEvents(message(1), copy(1, 1), EventCursor.START, 10));
    assertThat(evidence.getFirst().address()).isNotEmpty().isEqualTo(sources.getFirst().address());
    assertThat(sources)
        .extracting(source -> source.judgement().verdict())
        .containsExactly(Verdict.PERSON, Verdict.MACHINE);
    assertThat(store.reports().newestSources(1))
        .extracting(HitSource::at)
        .containsExactly(SENT_AT + 200_000);
  }

  @Test
  void summaryShouldBeThatOfTheWholeMessage() {
    journal.ledger(sent(1, 2));
    apply();

    assertThat(store.reports().summary(message(1))).contains(detail(1).summary());
    assertThat(store.reports().summary(message(2))).isEmpty();
  }

  @Test
  void judgingAgainShouldBeKnownOnceItCameToItsEnd() {
    journal.ledger(sent(1, 1));
    click(1, 1, 1, SENT_AT + 100_000, "person");
    settle();

    assertThat(store.reports().reclassification())
        .isEqualTo(new Reclassification(OptionalLong.empty(), 0, false));
    while (store.reclassify(new TestJudge(3, 1), LATER, false).isMore()) {
      // until nothing is left
    }
    assertThat(store.reports().reclassification())
        .isEqualTo(new Reclassification(OptionalLong.of(LATER.toEpochMilli()), 3, false));
  }
}
