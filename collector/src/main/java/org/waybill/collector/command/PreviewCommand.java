package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.waybill.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill preview}: what one recipient would get, without sending anything. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Write the copies that one recipient would get, and preview.ndjson which says what changed.",
      "Exit status: 0 when every file was dealt with (messages left alone included), 1 when a file"
          + " could not be read or written, 2 for a wrong option."
    })
public final class PreviewCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--recipient", required = true, paramLabel = "ADDR", description = "Whose copy.")
  private String recipient = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where copies go, under the same relative names. Made if absent.")
  private Path out = Path.of("");

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = {
        "The waybill.properties of the mailet.",
        "Without it: a throwaway key, https://track.example, mode identified."
      })
  private @Nullable Path conf;

  @Option(
      names = "--ignore-policy",
      description = "Switch off every policy reason except dkim-signed.")
  private boolean ignorePolicy;

  @Option(
      names = "--signing-follows",
      description = "Track messages that bear a DKIM or ARC signature: a new one is made later.")
  private boolean signingFollows;

  @Option(
      names = "--explain",
      description = {
        "Say for every message why it is tracked the way it is: policy, switches, leaves, pixel,",
        "links, sizes and warnings."
      })
  private boolean explain;

  @Parameters(arity = "1..*", paramLabel = "FILE|DIR", description = "Messages.")
  private List<Path> inputs = List.of();

  private final InstantSource clock;

  /** For the command line. */
  public PreviewCommand() {
    this(InstantSource.system());
  }

  /** With a clock of the caller's. */
  PreviewCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter err = commandLine().getErr();
    checkRecipient();
    try {
      PreviewSettings settings = settings();
      PreviewPolicy policy = new PreviewPolicy(settings, ignorePolicy, signingFollows);
      Preview preview = new Preview(settings, policy, recipient, clock.instant());
      Optional<PrintWriter> explained =
          explain ? Optional.of(commandLine().getOut()) : Optional.empty();
      new PreviewRun(preview, out, err, explained).run(PreviewFile.in(inputs));
      return 0;
    } catch (SettingsException e) {
      err.println("waybill preview: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("waybill preview: " + PreviewRun.sentence(e));
      return 1;
    }
  }

  private PreviewSettings settings() throws IOException, SettingsException {
    PreviewSettings settings =
        conf == null
            ? PreviewSettings.throwaway(clock.instant(), new SecureRandom())
            : PreviewSettings.read(conf);
    return ignorePolicy ? settings.ignoringPolicy() : settings;
  }

  private void checkRecipient() {
    int at = recipient.lastIndexOf('@');
    if (at <= 0 || at + 1 == recipient.length()) {
      throw new picocli.CommandLine.ParameterException(
          commandLine(),
          "--recipient is '" + recipient + "'; it takes one address such as bob@example.org");
    }
  }

  private picocli.CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("the command runs under picocli only");
    }
    return spec.commandLine();
  }
}
