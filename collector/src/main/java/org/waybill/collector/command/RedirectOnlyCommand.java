package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.RedirectOnly;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.listen.TlsFiles;
import picocli.CommandLine.ArgGroup;
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

  /** PEM files, both or none; renewed ones are taken without a restart. */
  static final class Tls {
    @Option(
        names = "--tls-certificate",
        required = true,
        paramLabel = "PEM",
        description = "the certificate, then those that vouch for it")
    private Path certificate = Path.of("");

    @Option(
        names = "--tls-key",
        required = true,
        paramLabel = "PEM",
        description = "its private key, not encrypted")
    private Path key = Path.of("");

    TlsFiles files() {
      return new TlsFiles(certificate, key);
    }
  }

  @ArgGroup(exclusive = false)
  private @Nullable Tls tls;

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  RedirectOnlyCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    Optional<TlsFiles> files = Optional.ofNullable(tls).map(Tls::files);
    ListenerOptions options = ListenerOptions.plain("--listen", listen).withTls(files);
    RedirectOnly open = RedirectOnly.start(keys, options, InstantSource.system());
    UntilSignal until = UntilSignal.closing(open, CLOSING);
    String scheme = files.isPresent() ? "https://" : "http://";
    out.println("Links lead on at " + scheme + open.tracking() + "; nothing is recorded.");
    out.flush();
    until.await();
    return 0;
  }
}
