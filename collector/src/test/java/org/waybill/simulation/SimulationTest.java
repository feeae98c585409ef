package org.waybill.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.derby.MemoryDerby;
import org.waybill.settings.SettingsException;

/**
 * Mailet, ledger, shipper, collector and store as one, by seeds: {@code waybill.simulation.first}
 * and {@code waybill.simulation.seeds} say which. A seed that fails becomes a file, and is replayed
 * before all others from then on.
 */
@ExtendWith(Silent.class)
class SimulationTest {
  private static final long FIRST = Long.getLong("waybill.simulation.first", 1);
  private static final long SEEDS = Long.getLong("waybill.simulation.seeds", 200);

  /** After so many the rest would say nothing new. */
  private static final int MOST_FAILURES = 10;

  /** How often a run of thousands says how far it is. */
  private static final int PROGRESS = 250;

  @TempDir private static Path conf;

  private static Installation installation;
  private static MemoryDerby derby;

  @BeforeAll
  static void setUp() throws IOException, SettingsException {
    installation = new Installation(conf);
    derby = new MemoryDerby("simulation");
  }

  @Test
  void worldShouldHoldWhatIsPromisedForEverySeedThatOnceFailed() {
    Seeds.kept().forEach(SimulationTest::check);
  }

  @Test
  void worldShouldHoldWhatIsPromisedWhateverGoesWrong() {
    List<AssertionError> failures = new ArrayList<>();
    for (long done = 0; done < SEEDS && failures.size() < MOST_FAILURES; done++) {
      try {
        check(FIRST + done);
      } catch (AssertionError e) {
        failures.add(e);
      }
      if ((done + 1) % PROGRESS == 0) {
        System.out.printf("%d of %d seeds, %d failed%n", done + 1, SEEDS, failures.size());
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void worldShouldBeTheSameForTheSameSeed() {
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(trace(seed)).hasSizeGreaterThan(10).isEqualTo(trace(seed));
    }
  }

  private static void check(long seed) {
    derby.empty();
    try (World world = new World(seed, installation, derby)) {
      try {
        world.run();
        new Invariants(world).hold();
      } catch (Throwable e) {
        Seeds.keep(seed, e);
        throw new AssertionError(
            "seed %d: %s%n%s".formatted(seed, e.getMessage(), world.trace()), e);
      }
    }
  }

  private static List<String> trace(long seed) {
    derby.empty();
    try (World world = new World(seed, installation, derby)) {
      world.run();
      return world.trace().lines();
    }
  }
}
