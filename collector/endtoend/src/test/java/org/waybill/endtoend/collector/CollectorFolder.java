package org.waybill.endtoend.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What one collector owns on disk: its configuration, its data, its log. A restart uses the same.
 *
 * @param path absolute
 */
public record CollectorFolder(Path path) {
  /**
   * Writes the configuration.
   *
   * @param trackPort of the world's listener on 127.0.0.1, 0 for a free one
   * @param adminPort of the listener for report and intake, 0 for a free one
   */
  public static CollectorFolder layOut(Path path, Path keyFile, int trackPort, int adminPort)
      throws IOException {
    CollectorFolder folder = new CollectorFolder(path.toAbsolutePath());
    Files.createDirectories(folder.path());
    Files.writeString(
        folder.configuration(),
        """
        tracking.listen=127.0.0.1:%d
        admin.listen=127.0.0.1:%d
        key.file=%s
        data.dir=%s
        """
            .formatted(trackPort, adminPort, keyFile.toAbsolutePath(), folder.data()));
    return folder;
  }

  /** Has verdicts settle that soon, seconds: who watches does not wait for ten minutes. */
  public CollectorFolder settlingAfter(int seconds) throws IOException {
    Files.writeString(
        configuration(),
        "verdicts.patience.seconds=%d%n".formatted(seconds),
        StandardOpenOption.APPEND);
    return this;
  }

  /** Has the world's listener speak TLS with these two PEM files. */
  public CollectorFolder secured(Path certificate, Path privateKey) throws IOException {
    Files.writeString(
        configuration(),
        "tracking.tls.certificate=%s%ntracking.tls.key=%s%n".formatted(certificate, privateKey),
        StandardOpenOption.APPEND);
    return this;
  }

  Path configuration() {
    return path.resolve("collector.properties");
  }

  Path log() {
    return path.resolve("collector.log");
  }

  String adminPassword() throws IOException {
    return Files.readString(data().resolve("initial-admin-password")).strip();
  }

  private Path data() {
    return path.resolve("data");
  }
}
