package org.waybill.collector.doctor;

import org.waybill.wire.Allowance;

/** What the collector last told this James about new mail. */
final class RecordingAllowed implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "the collector's last word to James";
  }

  @Override
  public Outcome look(Installation it) {
    return it.ledger()
        .judge(
            ledger ->
                Outcome.unless(
                    ledger.allowed().equals(Allowance.EVERYTHING),
                    "the collector told James that recording is switched off"
                        + of(ledger.allowed()),
                    "on, unless nothing is to be recorded: new mail leaves untracked (off)",
                    "see who switched it off with: waybill recording status, then: waybill"
                        + " recording on (for a domain with --domain), or, where it was the kill"
                        + " switch of a James, DELETE /waybill/kill-switch there"));
  }

  private static String of(Allowance allowed) {
    return allowed.domainsOff().isEmpty()
        ? ""
        : " for mail of " + String.join(", ", allowed.domainsOff());
  }
}
