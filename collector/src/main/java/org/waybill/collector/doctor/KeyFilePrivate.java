package org.waybill.collector.doctor;

import org.waybill.keys.Exposure;

/** Who can read the keys can forge and read tokens. */
final class KeyFilePrivate implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public String name() {
    return "permissions of James's key file";
  }

  @Override
  public Outcome look(Installation it) {
    return it.mailetKeys()
        .judge(
            keys ->
                Outcome.unless(
                    keys.exposure() != Exposure.WORLD,
                    "everybody on this machine can read " + keys.file(),
                    "James's user alone, or its group",
                    "chmod 640 " + keys.file()));
  }
}
