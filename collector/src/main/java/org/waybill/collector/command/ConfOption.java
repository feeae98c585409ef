package org.waybill.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import org.waybill.collector.Settings;
import org.waybill.collector.SettingsException;
import org.waybill.collector.SettingsFile;
import picocli.CommandLine.Option;

/** The option {@code --conf} of every command that works on one installation. */
final class ConfOption {

  @Option(
      names = "--conf",
      required = true,
      paramLabel = "FILE",
      description = "collector.properties")
  private Path file = Path.of("");

  /** The file as it was named, for messages to people. */
  Path file() {
    return file;
  }

  /**
   * Reads it.
   *
   * @throws SettingsException where it says something wrong; lists all of it
   */
  Settings read() throws IOException, SettingsException {
    return SettingsFile.read(file);
  }
}
