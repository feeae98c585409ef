package org.waybill.proof.mutants;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.waybill.copy.Proof;
import org.waybill.copy.Template;
import org.waybill.plan.Clean;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Planner;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;
import org.waybill.proof.copies.LeafCheck;
import org.waybill.wire.Sealer;

/** Plans, renders and checks mutants on two threads. */
final class MutantRun {
  private static final int THREADS = 2;
  private static final int KEPT = 50;

  /**
   * What the mailet gives a plan, in nanoseconds; here of CPU time, since how long others had the
   * processor says nothing about a plan.
   */
  private static final long BUDGET = 500_000_000L;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private final List<byte[]> seeds;
  private final Planner planner = Keys.planner();
  private final Sealer sealer = Keys.sealer();
  private final LeafCheck check = new LeafCheck(Keys.HOST);
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final Map<Integer, String> problems = new ConcurrentSkipListMap<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final AtomicInteger exceptions = new AtomicInteger();
  private final AtomicInteger differing = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();

  MutantRun(List<byte[]> seeds) {
    this.seeds = seeds;
  }

  /** Breaks seeds in turn. */
  void run(int mutants) throws Exception {
    long begun = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
      for (int i = 0; i < THREADS; i++) {
        pool.execute(() -> work(mutants, begun));
      }
    }
    System.out.println(figures(mutants, begun));
  }

  /** What went wrong, by the mutant's number. */
  Map<Integer, String> problems() {
    return problems;
  }

  byte[] mutant(int number) {
    byte[] other = seeds.get((int) (number * 31L % seeds.size()));
    return new Mutation(number).of(seeds.get(number % seeds.size()), other);
  }

  private void work(int mutants, long begun) {
    for (int number = next.getAndIncrement(); number < mutants; number = next.getAndIncrement()) {
      plan(number);
      if (number > 0 && number % 100_000 == 0) {
        System.out.println(figures(number, begun));
      }
    }
  }

  private void plan(int number) {
    try {
      problem(mutant(number)).ifPresent(problem -> differs(number, problem));
    } catch (Exception | StackOverflowError e) {
      exceptions.incrementAndGet();
      problems.put(number, e.toString());
    }
  }

  private void differs(int number, String problem) {
    differing.incrementAndGet();
    if (problems.size() < KEPT) {
      problems.put(number, problem);
    }
  }

  private Optional<String> problem(byte[] mutant) throws Exception {
    long begun = CPU.getCurrentThreadCpuTime();
    TrackingPlan plan = planner.plan(mutant);
    long took = CPU.getCurrentThreadCpuTime() - begun;
    slowest.accumulateAndGet(took, Math::max);
    if (took > BUDGET) {
      slow.incrementAndGet();
      return Optional.of("over the budget: %d ms of CPU".formatted(took / 1_000_000));
    }
    return switch (plan) {
      case Leave(LeaveReason reason, String detail) -> {
        outcomes.merge(reason.code(), 1, Integer::sum);
        yield reason == LeaveReason.PLAN_FAILED ? Optional.of(detail) : Optional.empty();
      }
      case Clean clean -> {
        outcomes.merge("clean", 1, Integer::sum);
        yield Optional.empty();
      }
      case Track track -> {
        Template template = Template.of(track);
        byte[] copy = template.render(Keys.COPY, sealer);
        boolean holds = Proof.holds(template, copy, mutant);
        outcomes.merge(holds ? "track" : "proof-failed", 1, Integer::sum);
        yield holds
            ? check.problem(track, track.message().raw(), copy)
            : Optional.of("proof failed");
      }
    };
  }

  private String figures(int done, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return ("%d mutants of %d messages in %.0f s, %.0f a second: exceptions %d, proof-failed %d,"
            + " plan or check failed %d, over the budget of %d ms of CPU %d (slowest %d ms),"
            + " outcomes %s")
        .formatted(
            done,
            seeds.size(),
            seconds,
            done / seconds,
            exceptions.get(),
            outcomes.getOrDefault("proof-failed", 0),
            differing.get(),
            TimeUnit.NANOSECONDS.toMillis(BUDGET),
            slow.get(),
            TimeUnit.NANOSECONDS.toMillis(slowest.get()),
            new TreeMap<>(outcomes));
  }
}
