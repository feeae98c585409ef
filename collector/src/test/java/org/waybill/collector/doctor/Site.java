package org.waybill.collector.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.waybill.hosts.HostAnswer;
import org.waybill.hosts.HostFault;
import org.waybill.keys.KeyFile;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.KeyRing;

/** A James and a collector on disk, made of the files that are shipped, to be broken. */
final class Site {

  static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private static final Path SHIPPED = Path.of("..", "conf");

  private final Path folder;
  private HostAnswer answer = new HostAnswer.Right(Optional.empty());
  private Optional<Path> javaHome = Optional.empty();

  Site(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(conf());
    try (Stream<Path> files = Files.list(SHIPPED.resolve("james"))) {
      for (Path file : files.toList()) {
        Files.copy(file, conf().resolve(file.getFileName()));
      }
    }
    Files.copy(SHIPPED.resolve("waybill.properties"), conf().resolve("waybill.properties"));
    Files.createDirectories(collector().getParent());
    Files.copy(SHIPPED.resolve("collector.properties"), collector());
    keys(conf().resolve("waybill.keys"));
    Files.copy(conf().resolve("waybill.keys"), collector().resolveSibling("waybill.keys"));
    Files.createDirectories(folder.resolve("james/lib"));
    Files.createFile(folder.resolve("james/lib/apache-mailet-api-3.9.0.jar"));
    jar("waybill-mailet-1-james39.jar", "jakarta/mail/MessagingException");
  }

  Path conf() {
    return folder.resolve("james/conf");
  }

  Path collector() {
    return folder.resolve("collector/collector.properties");
  }

  Path ledger() {
    return folder.resolve("james/var/waybill");
  }

  Path dataFolder() {
    return folder.resolve("collector/data");
  }

  Path jars() {
    return folder.resolve("james/extensions-jars");
  }

  /** Changes {@code mailetcontainer.xml}; what is replaced must be there. */
  void container(String from, String to) throws IOException {
    edit(conf().resolve("mailetcontainer.xml"), from, to);
  }

  /** Changes a key of {@code waybill.properties}. */
  void mailet(String from, String to) throws IOException {
    edit(conf().resolve("waybill.properties"), "\n" + from + "\n", "\n" + to + "\n");
  }

  /** Changes a key of {@code collector.properties}. */
  void collector(String from, String to) throws IOException {
    edit(collector(), "\n" + from + "\n", "\n" + to + "\n");
  }

  private static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not hold " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }

  void keys(Path file) throws IOException {
    Files.deleteIfExists(file);
    KeyFile.create(file, KeyRing.generate(NOW.minus(Duration.ofDays(1)), new SecureRandom()));
  }

  void jar(String name, String constant) throws IOException {
    Files.createDirectories(jars());
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(jars().resolve(name)))) {
      jar.putNextEntry(new ZipEntry("org/waybill/mailet/AddTracking.class"));
      jar.write(constant.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /** Makes a file, with the folders above it private to their owner. */
  Path file(Path file, String text, Instant written) throws IOException {
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectories(
          file.getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(written));
  }

  /** The collector at that address has said it can open James's keys. */
  void handshake(String collectorUrl) throws IOException {
    String keys =
        KeyFile.read(conf().resolve("waybill.keys")).fingerprints().stream()
            .map(KeyFingerprint::hex)
            .collect(Collectors.joining(","));
    String text = "waybill-confirmed 1\ncollector %s\nkeys %s\n".formatted(collectorUrl, keys);
    file(ledger().resolve("confirmed-keys"), text, NOW);
  }

  /** What somebody who looks at tracking hosts finds. */
  void hostsAre(HostFault fault, String found) {
    answer = new HostAnswer.Wrong(fault, found);
  }

  void java(String version) throws IOException {
    Path home = folder.resolve("jdk");
    file(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n", NOW);
    javaHome = Optional.of(home);
  }

  List<Diagnosis> examine() {
    return new Examination(
            collector(), Optional.of(conf()), javaHome, (url, link, limit) -> answer, () -> NOW)
        .diagnoses();
  }
}
