package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.RedirectOnly;
import org.waybill.collector.http.ListenAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keeps links alive after Waybill was taken out. */
@Command(
    name = "redirect-only",
    description = {
      "Keeps links in sent mail alive with the key file alone:",
      "links lead on, pixels are answered, nothing is recorded."
    },
    mixinStandardHelpOptions = true)
final class RedirectOnlyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--keys", required = true, paramLabel = "FILE", description = "the key file")
  private Path keys;

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "where the world asks",
      converter = ListenAddressConverter.class)
  private ListenAddress listen;

  @Override
  public Integer call() throws IOException {
    RedirectOnly open = RedirectOnly.start(keys, listen, InstantSource.system());
    UntilSignal until = UntilSignal.closing(open);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Links lead on at http://" + open.tracking() + "; nothing is recorded.");
    out.flush();
    until.await();
    return 0;
  }
}
