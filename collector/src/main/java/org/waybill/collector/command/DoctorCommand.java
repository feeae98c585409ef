package org.waybill.collector.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.doctor.DoctorReport;
import org.waybill.collector.doctor.Examination;
import org.waybill.hosts.Visitor;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds out why tracking does not do what it should. */
@Command(
    name = "doctor",
    description =
        "Looks for what is wrong with an installation, and says what to do next. Reads files, asks"
            + " the collector where one runs, changes nothing. Exit status 0: nothing found, 1:"
            + " something.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(
      names = "--james",
      paramLabel = "FOLDER",
      description = "James's conf folder; without it only the collector is looked at")
  private @Nullable Path james;

  @Option(
      names = "--java-home",
      paramLabel = "FOLDER",
      description = "the Java that James runs on, to see whether it is new enough")
  private @Nullable Path javaHome;

  private final PrintWriter out;
  private final Visitor visitor;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  DoctorCommand(PrintWriter out, Visitor visitor, InstantSource clock) {
    this.out = out;
    this.visitor = visitor;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    DoctorReport report =
        new DoctorReport(
            new Examination(
                    conf.file(),
                    Optional.ofNullable(james),
                    Optional.ofNullable(javaHome),
                    visitor,
                    clock)
                .diagnoses());
    report.lines().forEach(out::println);
    return report.isHealthy() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
