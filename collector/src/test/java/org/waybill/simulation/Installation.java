package org.waybill.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.waybill.keys.KeyFile;
import org.waybill.settings.Settings;
import org.waybill.settings.SettingsException;
import org.waybill.wire.KeyRing;

/** James's conf folder: one real folder for all seeds, for nothing ever fails there. */
final class Installation {
  private final Path keyFile;
  private final Settings settings;

  Installation(Path folder) throws IOException, SettingsException {
    keyFile = folder.resolve("waybill.keys");
    Path file = folder.resolve("waybill.properties");
    Files.writeString(
        file,
        "trackingUrl=%s\nhostCheck=off\ncollectorUrl=http://127.0.0.1:1\nledgerMaxBytes=16MiB\n"
            .formatted(Delivery.HOST));
    settings = Settings.read(file, Map.of());
  }

  Settings settings() {
    return settings;
  }

  /** Puts other keys in the place of those that are there. */
  void keys(KeyRing keys) {
    try {
      Files.deleteIfExists(keyFile);
      KeyFile.create(keyFile, keys);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
