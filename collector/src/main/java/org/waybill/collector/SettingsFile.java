package org.waybill.collector;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.http.ListenAddress;
import org.waybill.collector.http.Retention;
import org.waybill.keys.Exposure;
import org.waybill.keys.KeyFile;

/**
 * Reads {@code collector.properties} and tells everything that is wrong with it at once. The key
 * file is looked at too: here a key file that everybody can read is an error.
 */
public final class SettingsFile {

  private static final String ADDRESS = "HOST:PORT or [IPV6]:PORT; port 0 takes any that is free";

  private final Path file;
  private final Properties found;
  private final Set<String> known = new TreeSet<>();
  private final List<String> problems = new ArrayList<>();

  private SettingsFile(Path file, Properties found) {
    this.file = file;
    this.found = found;
  }

  /**
   * Reads a file; relative paths in it are relative to its folder.
   *
   * @throws IOException where it cannot be read; the message is fit for an admin
   * @throws SettingsException naming each problem's key, the value found and what is allowed
   */
  public static Settings read(Path file) throws IOException, SettingsException {
    SettingsFile reading = new SettingsFile(file, load(file));
    Settings settings = reading.settings();
    reading.checkKnown();
    reading.checkAdmin(settings.admin());
    reading.checkKeyFile(settings.keyFile());
    reading.stopOnProblems();
    return settings;
  }

  private static Properties load(Path file) throws IOException {
    Properties found = new Properties();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      found.load(text);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "configuration file "
              + file
              + " does not exist; begin with a copy of"
              + " conf/collector.minimal.properties",
          e);
    } catch (IllegalArgumentException e) {
      throw new IOException("configuration file " + file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          "configuration file " + file + " cannot be read (" + e.getMessage() + ")", e);
    }
    return found;
  }

  private Settings settings() throws SettingsException {
    @Nullable ListenAddress tracking = value(address("tracking.listen", "127.0.0.1:8080"));
    @Nullable ListenAddress admin = value(address("admin.listen", "127.0.0.1:8081"));
    @Nullable Optional<ListenAddress> intake =
        value(new Setting<>("intake.listen", "", ADDRESS, SettingsFile::optionalAddress));
    @Nullable Path keyFile = value(path("key.file", null));
    @Nullable Path dataDir = value(path("data.dir", null));
    @Nullable String user =
        value(
            new Setting<>(
                "admin.user", "admin", "1 to 64 visible characters but ':'", SettingsFile::user));
    @Nullable Integer days = value(Setting.number("retention.days", 400, 1, 36_500));
    @Nullable Integer segment =
        value(Setting.number("journal.segmentBytes", 64 << 20, 1 << 20, 1 << 30));
    @Nullable Integer answer = value(Setting.number("answer.waitMillis", 2_000, 50, 60_000));
    @Nullable Integer shutdown = value(Setting.number("shutdown.waitMillis", 3_000, 0, 60_000));
    if (tracking == null
        || admin == null
        || intake == null
        || keyFile == null
        || dataDir == null
        || user == null
        || days == null
        || segment == null
        || answer == null
        || shutdown == null) {
      checkKnown();
      throw new SettingsException(file.toString(), problems);
    }
    return new Settings(
        tracking,
        admin,
        intake,
        keyFile,
        dataDir,
        user,
        new Retention(days),
        segment,
        Duration.ofMillis(answer),
        Duration.ofMillis(shutdown));
  }

  /** The value, or null after noting what is wrong with it. */
  private <T> @Nullable T value(Setting<T> setting) {
    known.add(setting.key());
    String text = found.getProperty(setting.key(), setting.fallback());
    if (text == null) {
      problems.add("%s is missing; allowed is %s".formatted(setting.key(), setting.allowed()));
      return null;
    }
    try {
      return setting.read().apply(text.strip());
    } catch (IllegalArgumentException e) {
      problems.add("%s is '%s'; allowed is %s".formatted(setting.key(), text, setting.allowed()));
      return null;
    }
  }

  private void checkKnown() {
    Set<String> unknown = new TreeSet<>(found.stringPropertyNames());
    unknown.removeAll(known);
    for (String key : unknown) {
      problems.add(
          "%s is '%s', but there is no such key; known are %s"
              .formatted(key, found.getProperty(key), String.join(", ", known)));
    }
  }

  private void checkAdmin(ListenAddress admin) {
    if (!admin.isLoopback()) {
      problems.add(
          ("admin.listen is '%s'; allowed is a loopback address only, since the password would"
                  + " cross the network unencrypted: put a proxy with TLS in front of 127.0.0.1")
              .formatted(admin));
    }
  }

  private void checkKeyFile(Path keyFile) {
    try {
      KeyFile.read(keyFile);
      if (KeyFile.exposure(keyFile) == Exposure.WORLD) {
        problems.add(
            "key.file is '%s', which everybody on this machine can read; allow it to its owner and group only: chmod 640 %s"
                .formatted(keyFile, keyFile));
      }
    } catch (IOException e) {
      problems.add("key.file is '%s': %s".formatted(keyFile, e.getMessage()));
    }
  }

  private void stopOnProblems() throws SettingsException {
    if (!problems.isEmpty()) {
      throw new SettingsException(file.toString(), problems);
    }
  }

  private Setting<Path> path(String key, @Nullable String fallback) {
    return new Setting<>(
        key, fallback, "a path; a relative one is relative to this file's folder", this::resolve);
  }

  private Path resolve(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException();
    }
    return file.toAbsolutePath().resolveSibling(text).normalize();
  }

  private static Setting<ListenAddress> address(String key, String fallback) {
    return new Setting<>(key, fallback, ADDRESS, ListenAddress::parse);
  }

  private static Optional<ListenAddress> optionalAddress(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ListenAddress.parse(text));
  }

  private static String user(String text) {
    if (!text.matches("[!-9;-~]{1,64}")) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
