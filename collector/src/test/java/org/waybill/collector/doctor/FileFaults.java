package org.waybill.collector.doctor;

import static org.waybill.collector.doctor.Fault.LONG_AGO;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

/** Files that are missing, wrong, of somebody else or at the wrong time. */
final class FileFaults {

  private FileFaults() {}

  static Stream<Fault> all() {
    return Stream.of(
        new Fault(
            "the jar is missing",
            Trouble.NOTHING_COUNTED,
            "no jar of Waybill",
            "put waybill-mailet-...-james38.jar",
            site -> Files.delete(site.jars().resolve("waybill-mailet-1-james39.jar"))),
        new Fault(
            "the jar was cut off",
            Trouble.NOTHING_COUNTED,
            "waybill-mailet-1-james39.jar is no whole jar",
            "copy it there again",
            site -> site.file(site.jars().resolve("waybill-mailet-1-james39.jar"), "PK", LONG_AGO)),
        new Fault(
            "two jars are there",
            Trouble.NOTHING_COUNTED,
            "waybill-mailet-2.jar",
            "remove others of Waybill",
            site -> site.jar("waybill-mailet-2.jar", "jakarta/mail/X")),
        new Fault(
            "the jar is for the other line",
            Trouble.NOTHING_COUNTED,
            "is for james38, and this is james39",
            "put waybill-mailet-...-james39.jar in its place",
            site -> site.jar("waybill-mailet-1-james39.jar", "javax/mail/X")),
        new Fault(
            "James's Java is too old",
            Trouble.NOTHING_COUNTED,
            "runs on Java 17",
            "newer Java",
            site -> site.java("17.0.9")),
        new Fault(
            "waybill.properties is gone",
            Trouble.NOTHING_COUNTED,
            "waybill.properties does not exist",
            "correct it as conf/waybill.properties explains",
            site -> Files.delete(site.conf().resolve("waybill.properties"))),
        new Fault(
            "trackingUrl is not https",
            Trouble.NOTHING_COUNTED,
            "trackingUrl is 'http://track.example.org'",
            "restart James",
            site ->
                site.mailet(
                    "trackingUrl=https://track.example.org",
                    "trackingUrl=http://track.example.org")),
        new Fault(
            "waybill.properties has an unknown key",
            Trouble.NOTHING_COUNTED,
            "percnt",
            "restart James",
            site -> site.mailet("percent=100", "percnt=100")),
        new Fault(
            "the key file is missing",
            Trouble.NOTHING_COUNTED,
            "does not exist",
            "copy the collector's key file",
            site -> Files.delete(site.conf().resolve("waybill.keys"))),
        new Fault(
            "the key files differ",
            Trouble.LINK_BROKEN,
            "the collector's key file has [",
            "copy the collector's key file to",
            site -> site.keys(site.conf().resolve("waybill.keys"))),
        new Fault(
            "everybody can read the key file",
            Trouble.FURTHER,
            "everybody on this machine can read",
            "chmod 640",
            site ->
                Files.setPosixFilePermissions(
                    site.conf().resolve("waybill.keys"),
                    PosixFilePermissions.fromString("rw-r--r--"))),
        new Fault(
            "everybody can read the collector's key file",
            Trouble.NOTHING_COUNTED,
            "key.file is",
            "correct it as conf/collector.properties explains",
            site ->
                Files.setPosixFilePermissions(
                    site.collector().resolveSibling("waybill.keys"),
                    PosixFilePermissions.fromString("rw-r--r--"))),
        new Fault(
            "collector.properties has a wrong value",
            Trouble.NOTHING_COUNTED,
            "retention.days",
            "start the collector",
            site -> site.collector("retention.days = 400", "retention.days = many")),
        new Fault(
            "everybody can enter the data folder",
            Trouble.FURTHER,
            "rwxr-xr-x",
            "chmod 700",
            site -> {
              Files.createDirectory(site.dataFolder());
              Files.setPosixFilePermissions(
                  site.dataFolder(), PosixFilePermissions.fromString("rwxr-xr-x"));
            }),
        new Fault(
            "the ledger cannot be written",
            Trouble.NOTHING_COUNTED,
            "cannot write there",
            "name another in waybill.properties",
            site -> site.file(site.ledger(), "a file has its name", LONG_AGO)),
        new Fault(
            "files pile up in the ledger",
            Trouble.NOTHING_COUNTED,
            "2 files in",
            "check that James and the collector run",
            site -> {
              for (int i = 1; i <= 3; i++) {
                site.file(site.ledger().resolve("%019d.segment".formatted(i)), "", LONG_AGO);
              }
            }),
        new Fault(
            "the kill switch is there",
            Trouble.NOTHING_COUNTED,
            "a complaint",
            "DELETE /waybill/kill-switch",
            site ->
                site.file(
                    site.ledger().resolve("kill-switch"),
                    "* 2026-11-30T10:00:00Z a complaint\n",
                    LONG_AGO)),
        new Fault(
            "there was no handshake",
            Trouble.NOTHING_COUNTED,
            "never said that it can open the active key",
            "check that the collector runs, that collectorUrl is its intake.listen",
            site -> site.file(site.ledger().resolve("node"), "0123456789abcdef\n", LONG_AGO)),
        new Fault(
            "the handshake was with another collector",
            Trouble.NOTHING_COUNTED,
            "never said that it can open the active key",
            "that its key file has the same content",
            site -> {
              site.file(site.ledger().resolve("node"), "0123456789abcdef\n", LONG_AGO);
              site.handshake("http://127.0.0.1:9999");
            }),
        new Fault(
            "recording is switched off at the collector",
            Trouble.NOTHING_COUNTED,
            "recording is switched off",
            "waybill recording on",
            site ->
                site.file(
                    site.ledger().resolve("recording"),
                    "waybill-recording 1\nrecording off\n",
                    LONG_AGO)),
        new Fault(
            "a clock is ahead",
            Trouble.FURTHER,
            "3600 s ahead of this machine's clock",
            "NTP",
            site ->
                site.file(site.ledger().resolve("notes"), "", Site.NOW.plus(Duration.ofHours(1)))));
  }
}
