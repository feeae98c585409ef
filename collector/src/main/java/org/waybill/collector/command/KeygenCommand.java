package org.waybill.collector.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the key file of a new installation. */
@Command(
    name = "keygen",
    description = "Makes the key file that mailet and collector share.",
    mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "where to write it; it must not exist yet")
  private Path file = Path.of("");

  private final PrintWriter out;

  /** Writes what it has to say to {@code out}. */
  KeygenCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    KeyFile.create(file, KeyRing.generate(Instant.now(), new SecureRandom()));
    out.println("Keys are in " + file + ", readable by its owner only.");
    out.println("Copy it to the other half, and keep a copy: without it no link that was sent");
    out.println("can be followed.");
    return 0;
  }
}
