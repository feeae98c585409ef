package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.admin.ErrandName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who has withdrawn. */
@Command(
    name = "withdrawals",
    description = {
      "Lists who has withdrawn, by pseudonym: no address is kept. With an address: whether it has."
    },
    mixinStandardHelpOptions = true)
final class WithdrawalsCommand implements Callable<Integer> {

  @Mixin private ConfOption conf = new ConfOption();

  @Option(
      names = "--mend",
      description = {
        "goes on with what can be read of damaged files; until then nothing is recorded of anybody"
      })
  private boolean mend;

  @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "", description = "of whom")
  private String address = "";

  private final PrintWriter out;
  private final InstantSource clock;

  /** Writes what it has to say to {@code out}. */
  WithdrawalsCommand(PrintWriter out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    String question = mend ? "mend" : address.isBlank() ? "list" : "status " + address.strip();
    return new AccessWork(conf.read(), clock).run(ErrandName.WITHDRAWALS, question, out::println);
  }
}
