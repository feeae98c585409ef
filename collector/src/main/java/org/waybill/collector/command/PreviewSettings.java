package org.waybill.collector.command;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.waybill.hosts.TrackingHosts;
import org.waybill.keys.KeyFile;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Switching;
import org.waybill.settings.Settings;
import org.waybill.settings.SettingsException;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Mode;
import org.waybill.wire.TrackingUrl;

/**
 * What a preview takes from the mailets' configuration.
 *
 * @param plan where pixels and links point, and the limits
 * @param keys what they are sealed with
 * @param mode how much is recorded
 * @param domains whose mail is ours
 * @param configured the mailet's own settings; empty where none are named
 */
record PreviewSettings(
    PlanOptions plan,
    KeyRing keys,
    Mode mode,
    PreviewDomains domains,
    Optional<Settings> configured) {

  private static final String THROWAWAY = "https://track.example";

  /** A key that nobody keeps, under a host that does not exist. */
  static PreviewSettings throwaway(Instant now, SecureRandom random) {
    return new PreviewSettings(
        PlanOptions.of(TrackingUrl.parse(THROWAWAY)),
        KeyRing.generate(now, random),
        Mode.IDENTIFIED,
        PreviewDomains.UNKNOWN,
        Optional.empty());
  }

  /** The same with no link left because of the policy. */
  PreviewSettings ignoringPolicy() {
    return new PreviewSettings(plan.ignoringPolicy(), keys, mode, domains, configured);
  }

  /**
   * Reads {@code waybill.properties} and the key file it names; the collector is not asked.
   *
   * @throws IOException where a file cannot be read
   * @throws SettingsException listing every wrong key
   */
  static PreviewSettings read(Path conf) throws IOException, SettingsException {
    Settings settings = Settings.read(conf, Map.of());
    return new PreviewSettings(
        settings.plan(),
        KeyFile.read(settings.keyFile()),
        settings.mode(),
        PreviewDomains.of(settings.senderDomains()),
        Optional.of(settings));
  }

  /** Where pixels and links point. */
  TrackingHosts hosts() {
    return configured.map(Settings::hosts).orElse(TrackingHosts.of(plan.url()));
  }

  /** Whether a DKIM signature is made anew. */
  boolean signingFollows() {
    return configured.map(Settings::signingFollows).orElse(false);
  }

  /** What is tracked of whose mail. */
  Switching switching() {
    return configured.map(Settings::switching).orElse(Switching.ALL);
  }
}
