package org.waybill.collector.doctor;

import org.waybill.wire.KeyLife;

/** The handshake: James seals only with a key that the collector said it can open. */
final class KeyConfirmed implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "handshake";
  }

  @Override
  public Outcome look(Installation it) {
    return it.ledger()
        .judge(
            ledger ->
                it.mailetKeys().judge(keys -> look(ledger, new KeyLife(keys.ring(), it.now()))));
  }

  /** A key that is not active has a check of its own. */
  private static Outcome look(LedgerFacts ledger, KeyLife keys) {
    if (!ledger.begun()) {
      return new Outcome.Unknown(
          ledger.folder().path() + " holds no ledger: James never started with this configuration");
    }
    return keys.active()
        .map(
            key ->
                Outcome.unless(
                    ledger.confirmed().contains(key.fingerprint()),
                    "the collector at collectorUrl never said that it can open the active key "
                        + key.fingerprint(),
                    "its word in %s/confirmed-keys: mail leaves untracked until then (key-unconfirmed)"
                        .formatted(ledger.folder().path()),
                    "check that the collector runs, that collectorUrl is its intake.listen, and"
                        + " that its key file has the same content"))
        .orElseGet(Outcome::healthy);
  }
}
