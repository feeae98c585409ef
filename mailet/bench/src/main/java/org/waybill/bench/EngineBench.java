package org.waybill.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The part of {@code mvn -Pbench} that runs JMH. What is compared runs one after the other, each in
 * a fresh JVM, and all of it several times over: a machine that others use is not the same for
 * long. Prints what the part with James has found, too.
 */
public final class EngineBench {
  private static final PrintStream OUT = System.out;

  private static final List<Comparison> COMPARISONS =
      List.of(
          Comparison.plan(Kind.REPLY_2K),
          Comparison.plan(Kind.ALTERNATIVE_10K),
          Comparison.plan(Kind.NEWSLETTER_64K_7BIT),
          Comparison.plan(Kind.NEWSLETTER_64K_QP),
          Comparison.plan(Kind.NEWSLETTER_64K_BASE64),
          Comparison.render(Kind.NEWSLETTER_64K_7BIT, 1.5),
          Comparison.render(Kind.NEWSLETTER_64K_8BIT, 1.5),
          Comparison.render(Kind.NEWSLETTER_64K_QP, 1.5),
          Comparison.render(Kind.NEWSLETTER_64K_BASE64, 6));

  private EngineBench() {}

  public static void main(String[] arguments) throws RunnerException, IOException {
    String only = System.getProperty("bench.only", "");
    if (!only.isEmpty() && !only.equals("engine")) {
      return;
    }
    boolean quick = !System.getProperty("bench.quick", "false").equals("false");
    Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
    Rounds rounds =
        quick ? run(1, COMPARISONS.stream().map(Comparison::quick).toList()) : run(3, COMPARISONS);
    Files.writeString(Files.createDirectories(folder).resolve("engine.txt"), rounds.text());
    OUT.println();
    for (String part : List.of("james.txt", "profile.txt", "engine.txt")) {
      Path found = folder.resolve(part);
      if (Files.exists(found)) {
        OUT.println(Files.readString(found));
      }
    }
  }

  private static Rounds run(int times, List<Comparison> comparisons) throws RunnerException {
    Rounds rounds = new Rounds();
    for (int round = 1; round <= times; round++) {
      for (Comparison comparison : comparisons) {
        double first = comparison.firstMicros();
        double second = comparison.secondMicros();
        rounds.add(comparison, first, second);
        OUT.printf(
            Locale.ROOT,
            "round %d of %d, %s: %.1f / %.1f us%n",
            round,
            times,
            comparison.title(),
            first,
            second);
      }
      rounds.addSeal(new Jmh(2, 1).micros("RenderBenchmark", "seal", Kind.NEWSLETTER_64K_7BIT));
    }
    return rounds;
  }
}
