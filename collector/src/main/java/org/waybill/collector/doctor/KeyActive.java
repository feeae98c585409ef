package org.waybill.collector.doctor;

import org.waybill.wire.KeyLife;

/** Without an active key nothing is sealed. */
final class KeyActive implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "active key";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailetKeys()
        .judge(
            keys ->
                Outcome.unless(
                    new KeyLife(keys.ring(), it.now()).active().isPresent(),
                    keys.file() + " has no key that is active now, " + it.now(),
                    "one: the first key is active at once, one of a rotation after 24 hours",
                    "check the clock of this machine; then make another key with: waybill keygen"
                        + " --rotate"));
  }
}
