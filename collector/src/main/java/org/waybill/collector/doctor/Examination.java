package org.waybill.collector.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.watch.HealthLine;
import org.waybill.hosts.HostState;
import org.waybill.hosts.HostWatch;
import org.waybill.hosts.Visitor;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingUrl;

/**
 * Reads all there is to know of an installation, and has every check decide by it. It changes
 * nothing, and needs no process: where a collector runs it is asked. Immutable.
 *
 * @param conf {@code collector.properties}
 * @param james James's conf folder; empty where only the collector is looked at
 * @param javaHome of the Java that James runs on
 * @param visitor looks at tracking hosts
 */
public record Examination(
    Path conf,
    Optional<Path> james,
    Optional<Path> javaHome,
    Visitor visitor,
    InstantSource clock) {

  private static final String NAME_JAMES = "no James was named; give its conf folder with --james";

  /** Examines. */
  public List<Diagnosis> diagnoses() {
    return Checks.of(read());
  }

  private Installation read() {
    Reading<Settings> collector = collector();
    Reading<Mailetcontainer> container = ofJames(MailetcontainerFile::read);
    Reading<org.waybill.settings.Settings> mailet =
        ofJames(folder -> MailetFile.read(folder, container));
    Reading<HeldKeys> keys = mailet.then(settings -> attempt(() -> held(settings.keyFile())));
    return new Installation(
        clock.instant(),
        collector,
        collector.then(settings -> attempt(() -> FolderFacts.of(settings.dataDir()))),
        collector.then(settings -> attempt(() -> KeyFile.read(settings.keyFile()))),
        collector.then(Examination::running),
        container,
        mailet,
        keys,
        mailet.then(
            settings ->
                attempt(
                    () -> LedgerFacts.of(settings.ledgerDir(), settings.collectorUrl(), clock))),
        ofJames(folder -> attempt(() -> Jars.in(folder.resolve("..").normalize()))),
        javaHome
            .map(JavaRelease::read)
            .orElseGet(
                () -> new Reading.Absent<>("give the Java that James runs on with --java-home")),
        mailet.then(settings -> keys.then(held -> hosts(settings, held.ring()))));
  }

  private interface Attempt<T> {
    T make() throws IOException;
  }

  private static <T> Reading<T> attempt(Attempt<T> attempt) {
    try {
      return new Reading.Right<>(attempt.make());
    } catch (UncheckedIOException e) { // a folder that nobody may list, in the midst of a stream
      return new Reading.Wrong<>(String.valueOf(e.getCause()));
    } catch (IOException e) {
      return new Reading.Wrong<>(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
    }
  }

  private <T> Reading<T> ofJames(Function<Path, Reading<T>> read) {
    return james
        .map(folder -> read.apply(folder.toAbsolutePath()))
        .orElseGet(() -> new Reading.Absent<>(NAME_JAMES));
  }

  private Reading<Settings> collector() {
    try {
      return new Reading.Right<>(SettingsFile.read(conf));
    } catch (IOException | SettingsException e) {
      return new Reading.Wrong<>(String.valueOf(e.getMessage()));
    }
  }

  private static HeldKeys held(Path file) throws IOException {
    return new HeldKeys(file, KeyFile.read(file), KeyFile.exposure(file));
  }

  private static Reading<List<HealthLine>> running(Settings settings) {
    List<HealthLine> lines = new ArrayList<>();
    try {
      Optional<AdminCall> call = AdminCall.to(settings.adminSocket());
      if (call.isEmpty()) {
        return away(settings);
      }
      try (AdminCall open = call.get()) {
        int unused =
            open.ask(ErrandName.HEALTH, "", line -> HealthLine.parse(line).ifPresent(lines::add));
      }
      return new Reading.Right<>(List.copyOf(lines));
    } catch (IOException e) {
      return new Reading.Wrong<>(String.valueOf(e.getMessage()));
    }
  }

  /** Before its first start nobody misses it. */
  private static Reading<List<HealthLine>> away(Settings settings) {
    String what = "no collector runs on data.dir " + settings.dataDir();
    return Files.isDirectory(settings.journalDir())
        ? new Reading.Wrong<>(what)
        : new Reading.Absent<>(what + ", and none ever did; start it with: waybill serve");
  }

  /** By the mailet's own check, once. */
  private Reading<Map<TrackingUrl, HostState>> hosts(
      org.waybill.settings.Settings settings, KeyRing ring) {
    try (HostWatch watch =
        new HostWatch(
            settings.hosts().all(),
            settings.hostChecks(),
            () -> Seals.of(ring).sealer(clock.instant(), ring.fingerprints()),
            visitor,
            clock)) {
      watch.turn();
      return new Reading.Right<>(watch.states());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reading.Absent<>("looking at the tracking hosts was interrupted; try again");
    }
  }
}
