package org.waybill.mailet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.james.metrics.api.MetricFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.FolderDisk;
import org.waybill.killswitch.KillSwitch;

/**
 * The environments of this JVM, one per ledger folder, shared by the mailets that name it: a ledger
 * has one writer. Thread-safe.
 */
final class Environments {

  private static final Logger LOGGER = LoggerFactory.getLogger(Environments.class);

  /** Between two looks at keys, ledger and collector. */
  private static final Duration PERIOD = Duration.ofSeconds(30);

  private static final Map<Path, Shared> BY_FOLDER = new HashMap<>();

  private Environments() {}

  private static final class Shared {
    private final Environment environment;
    private final ScheduledExecutorService looker;
    private int users;

    Shared(Environment environment) {
      this.environment = environment;
      this.looker =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "waybill-environment");
                thread.setDaemon(true);
                return thread;
              });
    }
  }

  /**
   * The environment of a ledger folder, looked at once and then regularly.
   *
   * @throws IllegalArgumentException where another mailet uses the folder with other parameters
   */
  static synchronized Environment acquire(
      Needs needs, InstantSource clock, DiskAt disks, MetricFactory metrics) {
    Path folder = needs.ledgerDir().toAbsolutePath().normalize();
    Shared shared = BY_FOLDER.get(folder);
    if (shared == null) {
      KillSwitch killSwitch = new KillSwitch(() -> FolderDisk.at(folder), clock);
      shared = begin(new Environment(needs, clock, Ground.on(disks), new Lag(metrics), killSwitch));
      BY_FOLDER.put(folder, shared);
    } else if (!shared.environment.needs().equals(needs)) {
      throw new IllegalArgumentException(
          "ledgerDir "
              + folder
              + " is used by another of our mailets with another keyFile, collectorUrl or"
              + " ledgerMaxBytes; give both the same, or this one its own ledgerDir");
    }
    shared.users++;
    return shared.environment;
  }

  private static Shared begin(Environment environment) {
    environment.check();
    Shared shared = new Shared(environment);
    long period = PERIOD.toSeconds();
    ScheduledFuture<?> unused =
        shared.looker.scheduleWithFixedDelay(
            () -> look(environment), period, period, TimeUnit.SECONDS);
    return shared;
  }

  private static void look(Environment environment) {
    try {
      environment.check();
    } catch (RuntimeException e) {
      // a thrown exception would end the schedule for good
      LOGGER.error("Looking at keys, ledger and collector failed; it goes on", e);
    }
  }

  /** Those of this JVM. */
  static synchronized List<Environment> all() {
    return BY_FOLDER.values().stream().map(shared -> shared.environment).toList();
  }

  /** What is wrong with any of them at the moment. */
  static synchronized List<String> worries() {
    return BY_FOLDER.values().stream()
        .flatMap(shared -> shared.environment.worries().stream())
        .toList();
  }

  /** Ends one use; with the last one the ledger is closed. */
  static synchronized void release(Environment environment) {
    Path folder = environment.needs().ledgerDir().toAbsolutePath().normalize();
    Shared shared = BY_FOLDER.get(folder);
    if (shared == null || shared.environment != environment || --shared.users > 0) {
      return;
    }
    BY_FOLDER.remove(folder);
    shared.looker.shutdownNow();
    try {
      environment.close();
    } catch (IOException e) {
      LOGGER.warn("The ledger in {} could not be closed properly", folder, e);
    }
  }
}
