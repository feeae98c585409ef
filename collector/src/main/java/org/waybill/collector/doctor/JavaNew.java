package org.waybill.collector.doctor;

/** The mailet needs Java 21; what James ships with may be older. */
final class JavaNew implements Check {

  private static final int OLDEST = 21;

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "James's Java";
  }

  @Override
  public Outcome look(Installation it) {
    return it.java()
        .judge(
            release ->
                Outcome.unless(
                    release >= OLDEST,
                    "James runs on Java " + release,
                    "Java " + OLDEST + " or newer: the mailet cannot be loaded by an older one",
                    "start James with a newer Java (JAVA_HOME)"));
  }
}
