package org.waybill.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.LastingDatabase;
import org.waybill.settings.SettingsException;

/**
 * Mailet, ledger, shipper, collector and store as one, by seeds: {@code waybill.simulation.first}
 * and {@code waybill.simulation.seeds} say which. What must hold is the same on every database. A
 * seed that fails becomes a file, and is replayed before all others from then on.
 */
@ExtendWith(Silent.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Simulation {
  private static final long FIRST = Long.getLong("waybill.simulation.first", 1);

  /** After so many the rest would say nothing new. */
  private static final int MOST_FAILURES = 10;

  /** How often a run of thousands says how far it is. */
  private static final int PROGRESS = 250;

  private final long seeds;
  private Installation installation;
  private LastingDatabase database;

  /** One of so many seeds, where nobody says how many. */
  Simulation(long seeds) {
    this.seeds = Long.getLong("waybill.simulation.seeds", seeds);
  }

  /**
   * Makes the database of all seeds.
   *
   * @param folder that it may use, until the last of them
   */
  abstract LastingDatabase database(Path folder);

  @BeforeAll
  void setUp(@TempDir Path folder) throws IOException, SettingsException {
    installation = new Installation(folder);
    database = database(folder);
  }

  @AfterAll
  void tearDown() {
    database.close();
  }

  @Test
  void worldShouldHoldWhatIsPromisedForEverySeedThatOnceFailed() {
    Seeds.kept().forEach(this::check);
  }

  @Test
  void worldShouldHoldWhatIsPromisedWhateverGoesWrong() {
    List<AssertionError> failures = new ArrayList<>();
    for (long done = 0; done < seeds && failures.size() < MOST_FAILURES; done++) {
      try {
        check(FIRST + done);
      } catch (AssertionError e) {
        failures.add(e);
      }
      if ((done + 1) % PROGRESS == 0) {
        System.out.printf("%d of %d seeds, %d failed%n", done + 1, seeds, failures.size());
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

  private void check(long seed) {
    database.empty();
    try (World world = new World(seed, installation, database)) {
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

  private List<String> trace(long seed) {
    database.empty();
    try (World world = new World(seed, installation, database)) {
      world.run();
      return world.trace().lines();
    }
  }
}
