package org.waybill.collector.doctor;

import java.util.stream.Collectors;
import org.waybill.collector.doctor.Jars.Jar;

/** James loads the mailet from one jar. */
final class JarPresent implements Check {

  @Override
  public Trouble trouble() {
    return Trouble.NOTHING_COUNTED;
  }

  @Override
  public String name() {
    return "the jar in extensions-jars";
  }

  @Override
  public Outcome look(Installation it) {
    return it.jars()
        .judge(
            jars ->
                Outcome.unless(
                    jars.lines().size() == 1,
                    jars.folder() + " holds " + names(jars),
                    "one jar of Waybill, the one for the line of this James",
                    "put waybill-mailet-...-james38.jar (James 3.8) or -james39.jar (James 3.9)"
                        + " there, remove others of Waybill, and restart James"));
  }

  private static String names(Jars jars) {
    return jars.lines().isEmpty()
        ? "no jar of Waybill"
        : jars.lines().stream().map(Jar::name).collect(Collectors.joining(", "));
  }
}
