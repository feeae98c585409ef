package org.waybill.collector.doctor;

/** What cannot be written down leaves untracked. */
final class LedgerWritable implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "ledgerDir";
  }

  @Override
  public Outcome look(Installation it) {
    return it.ledger()
        .judge(
            ledger ->
                Outcome.unless(
                    ledger.folder().writable(),
                    "ledgerDir is %s, and this user cannot write there"
                        .formatted(ledger.folder().path()),
                    "a folder of James's user, on a disk of this machine",
                    "make it one, or name another in waybill.properties, and restart James"));
  }
}
