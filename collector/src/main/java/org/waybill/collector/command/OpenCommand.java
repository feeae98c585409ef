package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import org.waybill.keys.KeyFile;
import org.waybill.wire.Day;
import org.waybill.wire.Opened;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Seals;
import org.waybill.wire.Token;
import org.waybill.wire.TrackedPath;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a tracked URL holds. */
@Command(
    name = "open",
    description = "Shows what a tracked URL holds. Needs the key file, nothing else.",
    mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {

  /** Where the keys are. */
  static final class Keys {
    @Option(names = "--keys", paramLabel = "FILE", description = "the key file")
    private @Nullable Path file;

    @Option(
        names = "--conf",
        paramLabel = "FILE",
        description = "a collector.properties that names it")
    private @Nullable Path conf;

    Path file() throws IOException, SettingsException {
      if (file != null) {
        return file;
      }
      if (conf == null) {
        throw new IOException("neither --keys nor --conf is given; one of them is needed");
      }
      return SettingsFile.read(conf).keyFile();
    }
  }

  @ArgGroup(multiplicity = "1")
  private Keys keys = new Keys();

  @Parameters(paramLabel = "URL", description = "as it stands in the mail")
  private String url = "";

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  OpenCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException, SettingsException {
    Seals seals = Seals.of(KeyFile.read(keys.file()));
    TrackedPath path =
        TrackedPath.ofUrl(url)
            .or(() -> TrackedPath.of(url))
            .orElseThrow(
                () ->
                    new IOException(
                        "'" + url + "' is no tracked URL; one ends with /o/TOKEN.gif or /c/TOKEN"));
    return switch (seals.open(path.kind(), path.token())) {
      case Opened.Known known -> show(known);
      case Opened.TargetOnly later -> show(later);
      case Opened.Refused refused ->
          throw new IOException(
              "no key of this file opens that URL: it is forged, damaged, or sealed by another"
                  + " installation or a destroyed key");
    };
  }

  private int show(Opened.Known known) {
    Token token = known.token();
    line("kind", token.kind().name().toLowerCase(Locale.ROOT));
    line("mode", token.mode().word());
    line("copy", token.copy().toString());
    line("person", token.person().equals(PersonCode.NONE) ? "none" : token.person().toString());
    line("sealed", Day.start(token.day()).atOffset(ZoneOffset.UTC).toLocalDate().toString());
    line("key", String.valueOf(known.keyId()));
    if (token.link() > 0) {
      line("link", String.valueOf(token.link()));
    }
    if (!token.target().isEmpty()) {
      line("target", token.target());
    }
    return 0;
  }

  private int show(Opened.TargetOnly later) {
    line("kind", later.kind().name().toLowerCase(Locale.ROOT));
    line("target", later.target());
    line("note", "sealed by a later version; it redirects and nothing is recorded");
    return 0;
  }

  private void line(String name, String value) {
    out.printf("%-7s %s%n", name, value);
  }
}
