package org.waybill.collector.doctor;

import org.waybill.collector.doctor.Jars.Line;

/** The two lines of James know different mail APIs. */
final class JarOfThisLine implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "the line of the jar";
  }

  @Override
  public Outcome look(Installation it) {
    return it.jars()
        .judge(
            jars ->
                jars.james()
                    .map(james -> compare(jars, james))
                    .orElseGet(
                        () ->
                            new Outcome.Unknown(
                                "no jar of James lies beside "
                                    + jars.folder()
                                    + ": look which line it is, and that the jar is for it")));
  }

  private static Outcome compare(Jars jars, Line james) {
    return jars.lines().stream()
        .filter(jar -> jar.line() != james)
        .findFirst()
        .<Outcome>map(
            jar ->
                new Outcome.Finding(
                    "%s is for %s, and this is %s"
                        .formatted(jar.name(), jar.line().word(), james.word()),
                    "the jar for " + james.word() + ": James does not start with another",
                    "put waybill-mailet-...-"
                        + james.word()
                        + ".jar in its place and restart James"))
        .orElseGet(Outcome::healthy);
  }
}
