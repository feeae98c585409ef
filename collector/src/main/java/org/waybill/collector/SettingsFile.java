package org.waybill.collector;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waybill.collector.hit.PrivacySignal;
import org.waybill.collector.http.Retention;
import org.waybill.collector.spike.Thresholds;
import org.waybill.collector.store.Keeping;
import org.waybill.keys.KeyFile;
import org.waybill.settings.PropertiesFile;

/**
 * Reads {@code collector.properties} and tells everything that is wrong with it at once. The key
 * file is looked at too: here one that everybody can read is an error.
 */
public final class SettingsFile {

  private final Path file;
  private final PropertiesFile found;
  private final SecretFiles secrets = new SecretFiles(this::resolve);

  private SettingsFile(Path file, PropertiesFile found) {
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
    SettingsFile reading = new SettingsFile(file.toAbsolutePath(), load(file));
    List<String> problems = reading.problems();
    if (!problems.isEmpty()) {
      throw new SettingsException(file.toString(), problems);
    }
    return reading.settings();
  }

  private static PropertiesFile load(Path file) throws IOException {
    try {
      return PropertiesFile.read(file);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "configuration file %s does not exist; begin with a copy of conf/collector.minimal.properties"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new IOException(
          "configuration file %s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>(found.problems());
    for (Setting<?> setting : SettingKeys.ALL) {
      setting.problem(given(setting)).ifPresent(problems::add);
    }
    Set<String> unknown = new TreeSet<>(found.values().keySet());
    List<String> known = SettingKeys.ALL.stream().map(Setting::key).toList();
    unknown.removeAll(known);
    for (String key : unknown) {
      problems.add("%s is unknown; known are %s".formatted(key, String.join(", ", known)));
    }
    if (problems.isEmpty()) {
      problems.addAll(
          Keeping.problems(
              value(SettingKeys.RETENTION_HITS_DAYS),
              value(SettingKeys.RETENTION_ADDRESSES_DAYS),
              value(SettingKeys.RETENTION_MESSAGES_DAYS),
              value(SettingKeys.RETENTION_FIGURES_DAYS)));
      problems.addAll(SettingKeys.STORE.problems(this::value, secrets));
      problems.addAll(SettingKeys.OIDC.problems(this::value, secrets));
      problems.addAll(SettingKeys.MAIL.problems(this::value, secrets));
      problems.addAll(
          Keeping.problemsOfTaking(
              value(SettingKeys.RETENTION_DAYS), value(SettingKeys.RETENTION_MESSAGES_DAYS)));
    }
    if (SettingKeys.KEY_FILE.problem(given(SettingKeys.KEY_FILE)).isEmpty()) {
      keyFileProblem(path(SettingKeys.KEY_FILE)).ifPresent(problems::add);
    }
    if (SettingKeys.LISTENERS.stream().allMatch(key -> key.problem(given(key)).isEmpty())) {
      problems.addAll(listeners().problems());
    }
    return problems;
  }

  private static Optional<String> keyFileProblem(Path keyFile) {
    try {
      KeyFile.readGuarded(keyFile);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("key.file is '%s': %s".formatted(keyFile, e.getMessage()));
    }
  }

  private ListenerSettings listeners() {
    return new ListenerSettings(this::value, this::resolve);
  }

  private Path resolve(String text) {
    return file.resolveSibling(text).normalize();
  }

  private Settings settings() {
    ListenerSettings listeners = listeners();
    return new Settings(
        listeners.tracking(),
        listeners.admin(),
        listeners.intake(),
        new HostSettings(
            value(SettingKeys.TRACKING_HOSTS),
            value(SettingKeys.ABUSE_CONTACT),
            value(SettingKeys.HOST_FILES).map(this::resolve),
            value(SettingKeys.HOST_CHECK)),
        spikes(),
        path(SettingKeys.KEY_FILE),
        path(SettingKeys.DATA_DIR),
        SettingKeys.STORE.address(this::value, secrets),
        value(SettingKeys.ADMIN_USER),
        new AccessSettings(
            Duration.ofMinutes(value(SettingKeys.SESSION_IDLE_MINUTES)),
            Duration.ofHours(value(SettingKeys.SESSION_HOURS)),
            value(SettingKeys.RETENTION_ACCESS_LOG_DAYS),
            SettingKeys.OIDC.options(this::value, secrets)),
        new Retention(value(SettingKeys.RETENTION_DAYS)),
        new Keeping(
            value(SettingKeys.RETENTION_HITS_DAYS),
            value(SettingKeys.RETENTION_ADDRESSES_DAYS),
            value(SettingKeys.RETENTION_MESSAGES_DAYS),
            value(SettingKeys.RETENTION_FIGURES_DAYS),
            value(SettingKeys.RETENTION_HTML_DAYS)),
        Duration.ofSeconds(value(SettingKeys.VERDICT_PATIENCE_SECONDS)),
        value(SettingKeys.JOURNAL_SEGMENT_BYTES),
        Duration.ofMillis(value(SettingKeys.ANSWER_WAIT_MILLIS)),
        Duration.ofMillis(value(SettingKeys.SHUTDOWN_WAIT_MILLIS)),
        Duration.ofMillis(value(SettingKeys.SHUTDOWN_DRAIN_MILLIS)),
        SettingKeys.MAIL.options(this::value, secrets),
        honoured());
  }

  private SpikeSettings spikes() {
    int hosts = value(SettingKeys.SPIKE_HOSTS);
    Duration window = Duration.ofMinutes(value(SettingKeys.SPIKE_MINUTES));
    return new SpikeSettings(
        hosts == 0 ? Optional.empty() : Optional.of(new Thresholds(hosts, window)),
        value(SettingKeys.SPIKE_ACTION));
  }

  private Set<PrivacySignal> honoured() {
    Set<PrivacySignal> honoured = EnumSet.noneOf(PrivacySignal.class);
    if (value(SettingKeys.PRIVACY_GPC)) {
      honoured.add(PrivacySignal.GPC);
    }
    if (value(SettingKeys.PRIVACY_DNT)) {
      honoured.add(PrivacySignal.DNT);
    }
    return honoured;
  }

  private <T> T value(Setting<T> setting) {
    return setting.value(given(setting));
  }

  private Path path(Setting<String> setting) {
    return file.resolveSibling(value(setting)).normalize();
  }

  private Optional<String> given(Setting<?> setting) {
    return Optional.ofNullable(found.values().get(setting.key()));
  }
}
