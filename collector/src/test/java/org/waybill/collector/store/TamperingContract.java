package org.waybill.collector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.sent;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.waybill.collector.classify.CopyHistory;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Verdict;
import org.waybill.wire.TrackingId;

/** What every store promises of altered links: they bear on what else came from their network. */
public abstract class TamperingContract extends StoreFixture {

  private static final long PATIENCE = Judge.PATIENCE.toMillis();
  private static final long MINUTE = 60_000;

  protected TamperingContract(StoreEngine engine) {
    super(engine);
  }

  /** Doubts whoever was near tampering. */
  private record Doubting(int version) implements Judge {

    private record Nobody() implements Crowd {
      @Override
      public void see(TrackingId copy, Sighting hit) {}
    }

    @Override
    public Crowd crowd() {
      return new Nobody();
    }

    @Override
    public List<Judgement> judge(CopyHistory history, Crowd crowd) {
      return history.hits().stream()
          .map(
              hit ->
                  new Judgement(
                      hit.nearTampering() ? Verdict.UNCERTAIN : Verdict.PERSON, Reasons.NONE))
          .toList();
    }
  }

  private void settle() {
    while (store.settle(
        new Doubting(1), Ripe.all(Instant.ofEpochMilli(SENT_AT + 99 * PATIENCE)))) {}
  }

  private List<Verdict> verdicts() {
    return events().stream().map(event -> event.judgement().verdict()).toList();
  }

  @Test
  void tamperingShouldBearOnHitsOfItsNetworkAroundThatTime() {
    journal.ledger(sent(1, 1)).tampered(SENT_AT);
    journal.open(1, 1, SENT_AT - PATIENCE - MINUTE).open(1, 1, SENT_AT - PATIENCE);
    journal.open(1, 1, SENT_AT + PATIENCE).open(1, 1, SENT_AT + PATIENCE + MINUTE);
    apply();
    settle();

    assertThat(verdicts())
        .containsExactly(Verdict.PERSON, Verdict.UNCERTAIN, Verdict.UNCERTAIN, Verdict.PERSON);
    new StoreRecount().holds(store.reports(), Integer.MIN_VALUE);
  }

  @Test
  void tamperingShouldCountNothingAndOutliveARestart() {
    journal.ledger(sent(1, 1)).tampered(SENT_AT).tampered(SENT_AT + 1).tampered(SENT_AT + MINUTE);
    apply();
    assertThat(events()).isEmpty();
    assertThat(store.reports().subject(Subject.ALL, 0, Integer.MAX_VALUE).hits()).isEmpty();

    store.close();
    openStore();
    journal.open(1, 1, SENT_AT);
    apply();
    settle();

    assertThat(verdicts()).containsExactly(Verdict.UNCERTAIN);
  }

  @Test
  void tamperingShouldBePurgedWithAddresses() {
    journal.ledger(sent(1, 1)).tampered(SENT_AT).tampered(SENT_AT + 5 * MINUTE);
    apply();
    Instant end = Instant.ofEpochMilli(SENT_AT + MINUTE);
    while (store.purge(
        new Expiry(Instant.EPOCH, end, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH))) {}

    journal.open(1, 1, SENT_AT - PATIENCE + MINUTE).open(1, 1, SENT_AT);
    apply();
    settle();

    assertThat(verdicts()).containsExactly(Verdict.PERSON, Verdict.UNCERTAIN);
  }
}
