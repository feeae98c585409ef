package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what is blocked. */
@Command(
    name = "blocks",
    description = "Lists what is blocked, since when, by whom and why.",
    mixinStandardHelpOptions = true)
final class BlocksCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  BlocksCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    return new AccessWork(conf.read(), clock).run(ErrandName.BLOCKS, "list", out::println);
  }
}
