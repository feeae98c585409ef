package org.waybill.endtoend.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.waybill.endtoend.built.Built;

/** Key files as an admin makes them. */
public final class KeyFiles {
  private KeyFiles() {}

  /** Runs {@code waybill keygen} for a new file and returns the file. */
  public static Path generate(Path file) throws IOException {
    Process keygen =
        new ProcessBuilder(Built.waybill().toString(), "keygen", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keygen.getInputStream().readAllBytes(), UTF_8);
    if (keygen.onExit().join().exitValue() != 0) {
      throw new IOException("waybill keygen " + file + ": " + said);
    }
    return file;
  }
}
