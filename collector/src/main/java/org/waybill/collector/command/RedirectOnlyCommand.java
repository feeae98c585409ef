package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.waybill.collector.RedirectOnly;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps links alive after Waybill was taken out. */
@Command(
    name = "redirect-only",
    description = {
      "Keeps links in sent mail alive with the key file alone:",
      "links lead on, pixels are answered, nothing is recorded."
    },
    mixinStandardHelpOptions = true)
final class RedirectOnlyCommand implements Callable<Integer> {

  private static final Duration CLOSING = Duration.ofSeconds(15);

  @Option(names = "--keys", required = true, paramLabel = "FILE", description = "the key file")
  private Path keys = Path.of("");

  @Option(
      names = "--listen",
      required = true,
      paramLabel = "HOST:PORT",
      description = "where the world asks",
      converter = ListenAddressConverter.class)
  private ListenAddress listen = new ListenAddress("127.0.0.1", 0);

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  RedirectOnlyCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    RedirectOnly open =
        RedirectOnly.start(keys, ListenerOptions.plain("--listen", listen), InstantSource.system());
    UntilSignal until = UntilSignal.closing(open, CLOSING);
    out.println("Links lead on at http://" + open.tracking() + "; nothing is recorded.");
    out.flush();
    until.await();
    return 0;
  }
}
