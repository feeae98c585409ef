package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what does not agree in the store. */
@Command(
    name = "check-store",
    description = {
      "Compares the store's tables and figures with a recount; says what it finds.",
      "Exit code 0: nothing; 1: something, or it could not be checked."
    },
    mixinStandardHelpOptions = true)
final class CheckStoreCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  CheckStoreCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    return StoreWork.of(conf.read()).run(ErrandName.CHECK, "", out::println);
  }
}
