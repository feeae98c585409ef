package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.SettingsException;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the key file of a new installation, and leads its keys through their life. */
@Command(
    name = "keygen",
    description = {
      "Makes the key file that mailet and collector share; with --rotate or --destroy changes it."
    },
    mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {

  /** What is done to a file that is there; only one of them. */
  static final class Change {
    @Option(
        names = "--rotate",
        description = "adds a key, which seals 24 hours later; the old one then only opens")
    private boolean rotate;

    @Option(
        names = "--destroy",
        paramLabel = "ID",
        description = "destroys an open-only key: all links it sealed die")
    private @Nullable Integer destroy;
  }

  @ArgGroup private Change change = new Change();

  @Option(
      names = "--yes",
      description = "really destroy; without it --destroy only says what would happen")
  private boolean yes;

  @Option(
      names = "--conf",
      paramLabel = "CONF",
      description = {
        "collector.properties of a running collector: it says how many links would die,",
        "and takes the changed file at once"
      })
  private @Nullable Path conf;

  @Parameters(paramLabel = "FILE", description = "the key file; a new one must not exist yet")
  private Path file = Path.of("");

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  KeygenCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = () -> clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    RunningCollector collector = RunningCollector.of(conf);
    if (change.destroy != null) {
      return new KeyDestruction(file, clock.instant(), out).run(change.destroy, collector, yes);
    }
    if (change.rotate) {
      new KeyRotation(file, clock.instant(), out).run();
      return collector.takeKeys(out::println);
    }
    create();
    return 0;
  }

  private void create() throws IOException {
    KeyFile.create(file, KeyRing.generate(clock.instant(), new SecureRandom()));
    out.println("Keys are in " + file + ", readable by its owner only.");
    out.println("Copy it to the other half, and keep a copy: without it no link that was sent");
    out.println("can be followed.");
  }
}
