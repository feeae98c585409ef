package org.waybill.collector.doctor;

import java.util.function.Function;

/** Addresses and subjects are nobody else's business. */
record FolderPrivate(String name, Function<Installation, Reading<FolderFacts>> folder)
    implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.FURTHER;
  }

  @Override
  public Outcome look(Installation it) {
    return folder
        .apply(it)
        .judge(
            facts ->
                Outcome.unless(
                    !facts.isOpenToAll(),
                    "%s has permissions %s: everybody on this machine can look at addresses in it"
                        .formatted(facts.path(), facts.permissions()),
                    "rwx------, its owner",
                    "chmod 700 " + facts.path()));
  }
}
