package org.waybill.collector.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What lies in the ledger for long is not in any report. */
final class LedgerTaken implements Check {

  private static final Duration LONG = Duration.ofMinutes(10);

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "lag of the ledger";
  }

  @Override
  public Outcome look(Installation it) {
    return it.ledger().judge(ledger -> look(ledger, it.now()));
  }

  private static Outcome look(LedgerFacts ledger, Instant now) {
    List<Instant> late =
        ledger.waiting().stream().filter(at -> at.isBefore(now.minus(LONG))).toList();
    return Outcome.unless(
        late.isEmpty(),
        "%d files in %s were never confirmed by the collector, the oldest since %s"
            .formatted(late.size(), ledger.folder().path(), late.isEmpty() ? "" : late.getFirst()),
        "each is taken within seconds; at ledgerMaxBytes mail leaves untracked (ledger-full)",
        "check that James and the collector run, and that collectorUrl leads to its"
            + " intake.listen; James's log says why a shipment failed");
  }
}
