package org.waybill.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.waybill.wire.Mode;
import org.waybill.wire.TrackingUrl;

/**
 * The settings of one mailet, checked. Immutable. {@code conf/waybill.properties} says what each
 * means, its unit and its danger.
 *
 * @param keyFile absolute
 * @param ledgerDir absolute
 * @param maxTrackedUrl in characters
 */
public record Settings(
    TrackingUrl trackingUrl,
    URI collectorUrl,
    Path keyFile,
    Path ledgerDir,
    long ledgerMaxBytes,
    OnEnvironment onEnvironment,
    Domains senderDomains,
    Senders onlySenders,
    int percent,
    boolean shadow,
    Mode mode,
    boolean signingFollows,
    int maxTrackedUrl,
    int maxCopies,
    long maxSplitBytes) {

  /**
   * Reads the file that mailets share.
   *
   * @param file its path; relative paths in it are relative to its folder
   * @param overrides what one mailet has otherwise; may be empty
   * @throws SettingsException with every problem there is
   */
  public static Settings read(Path file, Map<String, String> overrides) throws SettingsException {
    return of(SettingsFile.read(file.toAbsolutePath()).with(overrides));
  }

  private static Settings of(SettingsFile given) {
    return new Settings(
        given.value(Parameters.TRACKING_URL),
        given.value(Parameters.COLLECTOR_URL),
        given.resolve(given.value(Parameters.KEY_FILE)),
        given.resolve(given.value(Parameters.LEDGER_DIR)),
        given.value(Parameters.LEDGER_MAX_BYTES),
        given.value(Parameters.ON_ENVIRONMENT),
        given.value(Parameters.SENDER_DOMAINS),
        given.value(Parameters.ONLY_SENDERS),
        given.value(Parameters.PERCENT),
        given.value(Parameters.SHADOW),
        given.value(Parameters.MODE),
        given.value(Parameters.SIGNING_FOLLOWS),
        given.value(Parameters.MAX_TRACKED_URL),
        given.value(Parameters.MAX_COPIES),
        given.value(Parameters.MAX_SPLIT_BYTES));
  }
}
