package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Copies the store while the collector runs, or while none does. */
@Command(
    name = "backup",
    description = {
      "Copies the store into a new folder, through the running collector or without one.",
      "It is written by the user that runs the collector."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Parameters(paramLabel = "FOLDER", description = "the copy; it must not exist yet")
  private Path folder = Path.of("");

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  BackupCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    String target = folder.toAbsolutePath().normalize().toString();
    return StoreWork.of(conf.read()).run(ErrandName.BACKUP, target, out::println);
  }
}
