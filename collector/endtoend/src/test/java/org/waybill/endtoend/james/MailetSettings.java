package org.waybill.endtoend.james;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What conf/waybill.properties says.
 *
 * @param trackingUrl where pixels and links point
 * @param collectorUrl where the ledger goes
 * @param ledgerDir a folder that this James alone uses
 * @param others further keys with their values
 */
public record MailetSettings(
    String trackingUrl,
    String collectorUrl,
    Path keyFile,
    Path ledgerDir,
    Map<String, String> others) {
  public MailetSettings {
    others = Map.copyOf(others);
  }

  public Tracking.With writeTo(Path file) throws IOException {
    Files.createDirectories(
        ledgerDir,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Stream<String> fixed =
        Stream.of(
            "trackingUrl=" + trackingUrl,
            "collectorUrl=" + collectorUrl,
            "keyFile=" + keyFile.toAbsolutePath(),
            "ledgerDir=" + ledgerDir.toAbsolutePath());
    Stream<String> more =
        others.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
    List<String> lines = Stream.concat(fixed, more).toList();
    Files.write(file, lines);
    return new Tracking.With(file);
  }
}
