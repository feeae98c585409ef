package org.waybill.endtoend.james;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a James's process is given from outside.
 *
 * @param jvm options of its JVM
 * @param environment variables beside those of this process
 */
public record Surroundings(List<String> jvm, Map<String, String> environment) {
  /** Starts soonest, which is what tests want. */
  public static final Surroundings OF_TESTS =
      of(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

  public Surroundings {
    jvm = List.copyOf(jvm);
    environment = Map.copyOf(environment);
  }

  public static Surroundings of(List<String> jvm) {
    return new Surroundings(jvm, Map.of());
  }

  /** The same with further options. */
  public Surroundings with(List<String> options) {
    List<String> all = new ArrayList<>(jvm);
    all.addAll(options);
    return new Surroundings(all, environment);
  }

  /** The same with further variables. */
  public Surroundings with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Surroundings(jvm, all);
  }
}
