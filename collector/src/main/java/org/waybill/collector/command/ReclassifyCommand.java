package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges all hits again. */
@Command(
    name = "reclassify",
    description = {
      "Judges all hits again by the rules and lists of networks that are in use now, and moves"
          + " every figure. Hits whose client address retention has blanked keep their verdict.",
      "Hits go on being stored meanwhile. Broken off, it goes on where it was."
    },
    mixinStandardHelpOptions = true)
final class ReclassifyCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(
      names = "--anew",
      description =
          "begins at the first hit, also where it was broken off: lists have changed since")
  private boolean anew;

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  ReclassifyCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    return StoreWork.of(conf.read()).run(ErrandName.RECLASSIFY, anew ? "anew" : "", out::println);
  }
}
