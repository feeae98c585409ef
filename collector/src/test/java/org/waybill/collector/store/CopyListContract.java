package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.copy;
import static org.waybill.collector.store.SampleJournal.delivered;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.State;
import org.waybill.wire.TokenKind;

/** How every engine lists the copies of one message. */
public abstract class CopyListContract extends StoreFixture {

  private static final Set<State> ALL = EnumSet.allOf(State.class);
  private static final long MINUTE = 60_000;

  protected CopyListContract(StoreEngine engine) {
    super(engine);
  }

  private void settle() {
    apply();
    Instant all = Instant.parse("2100-01-01T00:00:00Z");
    while (store.settle(new TestJudge(1, 0), new Ripe(all, all))) {
      // until nothing is left
    }
  }

  private void opened(int recipient, long minutes) {
    hit(TokenKind.OPEN, recipient, 0, minutes, "person/1");
  }

  private void hit(TokenKind kind, int recipient, int link, long minutes, String agent) {
    long at = SENT_AT + MINUTE + minutes * MINUTE;
    journal.hit(kind, "GET", copy(1, recipient), link, at, agent);
  }

  /** All copies in their order, read some at a time. */
  private List<Integer> listed(Set<State> states, int limit) {
    List<Integer> recipients = new ArrayList<>();
    Optional<CopyCursor> after = Optional.empty();
    do {
      CopyRun run = store.reports().copies(message(1), states, after, limit);
      assertThat(run.items()).hasSizeLessThanOrEqualTo(limit);
      run.items()
          .forEach(one -> recipients.add(Integer.parseInt(one.recipient().replaceAll("\\D", ""))));
      after = run.next().map(CopyCursor::toString).flatMap(CopyCursor::parse);
    } while (after.isPresent());
    return recipients;
  }

  @Test
  void copiesShouldComeStrongestSignFirstThenTheQuickest() {
    journal.ledger(sent(1, 9));
    for (int recipient : new int[] {1, 2, 3, 4, 5, 6, 7}) {
      journal.ledger(delivered(1, recipient, SENT_AT + MINUTE + recipient));
    }
    opened(2, 600);
    opened(3, 1);
    opened(5, 30);
    hit(TokenKind.CLICK, 6, 1, 300, "person/1");
    hit(TokenKind.CLICK, 4, 1, 2, "person/1");
    hit(TokenKind.OPEN, 7, 0, 2, "machine");
    settle();

    for (int limit : new int[] {1, 2, 3, 100}) {
      assertThat(listed(ALL, limit))
          .as("%s at once", limit)
          .containsExactly(4, 6, 3, 5, 2, 7, 1, 8, 9);
    }
    assertThat(listed(EnumSet.of(State.OPENED, State.WAITING), 2)).containsExactly(3, 5, 2, 8, 9);
    assertThat(store.reports().copies(message(2), ALL, Optional.empty(), 5).items()).isEmpty();
  }

  @Test
  void copiesOfALargeMessageShouldEachComeOnce() {
    journal.ledger(sent(1, 400));
    IntStream.range(0, 60).forEach(i -> opened(1 + i * 5, i));
    settle();

    List<Integer> listed = listed(ALL, 7);

    assertThat(listed).hasSize(400).doesNotHaveDuplicates();
    assertThat(listed.subList(0, 60)).allMatch(recipient -> recipient % 5 == 1);
  }

  @Test
  void oneCopyAndTheLinksShouldBeReadWithoutTheOthers() {
    journal.ledger(sent(1, 2)).ledger(sent(2, 1));
    opened(1, 5);
    settle();
    MessageDetail whole = store.reports().message(message(1)).orElseThrow();

    assertThat(store.reports().summary(message(1))).contains(whole.summary());
    assertThat(store.reports().links(message(1))).isEqualTo(whole.links());
    assertThat(store.reports().copy(message(1), copy(1, 1))).contains(whole.copies().getFirst());
    assertThat(store.reports().copy(message(2), copy(1, 1))).isEmpty();
    assertThat(store.reports().summary(message(3))).isEmpty();
  }
}
