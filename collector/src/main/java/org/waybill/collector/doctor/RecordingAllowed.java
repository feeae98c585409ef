package org.waybill.collector.doctor;

import org.waybill.wire.RecordingState;

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
                    ledger.recording() == RecordingState.ON,
                    "the collector told James that recording is switched off",
                    "on, unless nothing is to be recorded: new mail leaves untracked (off)",
                    "see who switched it off with: waybill status, then: waybill recording on"));
  }
}
