package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.waybill.collector.OfflineStore;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.AdminCall;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the store's place, while no collector runs. */
@Command(
    name = "restore",
    description = {
      "Puts a backup in the store's place; the present store is moved aside.",
      "No collector may run meanwhile."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Parameters(paramLabel = "FOLDER", description = "the folder that was given to waybill backup")
  private Path folder = Path.of("");

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  RestoreCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Settings settings = conf.read();
    refuseWhileOneRuns(settings);
    try (OfflineStore store = OfflineStore.made(settings)) {
      Optional<Path> aside = store.restore(folder.toAbsolutePath().normalize(), clock.instant());
      aside.ifPresent(former -> out.println("The former store lies in " + former));
    }
    out.println(
        "The backup is in place. At the next start what is still in the journal is stored again.");
    out.println(
        "What was stored after the backup and trimmed from the journal since is gone: messages,");
    out.println(
        "copies, links and hits. Links lead on; further hits on mail whose record is gone are in");
    out.println("no report.");
    return 0;
  }

  private void refuseWhileOneRuns(Settings settings) throws IOException {
    Optional<AdminCall> call = AdminCall.to(settings.adminSocket());
    if (call.isPresent()) {
      call.get().close();
      throw new IOException(
          "a collector runs on data.dir %s; end it, restore, and start it again"
              .formatted(settings.dataDir()));
    }
  }
}
