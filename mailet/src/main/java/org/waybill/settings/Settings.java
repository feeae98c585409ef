package org.waybill.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.disclosure.Disclosure;
import org.waybill.hosts.HostChecks;
import org.waybill.hosts.TrackingHosts;
import org.waybill.plan.Places;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.Switching;
import org.waybill.sensitive.LinkPolicy;
import org.waybill.sensitive.Rules;
import org.waybill.wire.Mode;

/**
 * The settings of one mailet, checked. Immutable. {@code conf/waybill.properties} says what each
 * means, its unit and its danger.
 *
 * @param sources the files that it was read from, and folders of such
 * @param hosts where pixels and links point
 * @param hostChecks how those hosts are looked at
 * @param keyFile absolute
 * @param ledgerDir absolute
 * @param switching what is tracked
 * @param links which links the policy leaves
 * @param places which places of a message are used
 * @param disclosure what recipients are told in the message, if they are
 * @param keepHtml whether the collector is told what messages look like
 * @param maxTrackedUrl in characters
 */
public record Settings(
    List<Path> sources,
    TrackingHosts hosts,
    HostChecks hostChecks,
    URI collectorUrl,
    Path keyFile,
    Path ledgerDir,
    long ledgerMaxBytes,
    OnEnvironment onEnvironment,
    Domains senderDomains,
    Senders onlySenders,
    int percent,
    boolean shadow,
    Switching switching,
    Mode mode,
    boolean signingFollows,
    LinkPolicy links,
    Places places,
    Optional<Disclosure> disclosure,
    boolean keepHtml,
    int maxTrackedUrl,
    int maxCopies,
    long maxSplitBytes) {

  /** Copies the list. */
  public Settings {
    sources = List.copyOf(sources);
  }

  /**
   * Reads the file that mailets share.
   *
   * @param file its path; relative paths in it are relative to its folder
   * @param overrides what one mailet has otherwise; may be empty
   * @throws SettingsException with every problem there is
   */
  public static Settings read(Path file, Map<String, String> overrides) throws SettingsException {
    SettingsFile given = SettingsFile.read(file.toAbsolutePath()).with(overrides);
    LinkRules rules = given.linkRules();
    List<String> problems = new ArrayList<>(given.problems());
    problems.addAll(rules.problems());
    check(given, problems);
    DisclosureTexts texts = given.disclosureTexts();
    check(given, texts.problems());
    return of(given, rules.rules(), texts.disclosure());
  }

  private static void check(SettingsFile given, List<String> problems) throws SettingsException {
    if (!problems.isEmpty()) {
      throw new SettingsException(given.file().toString(), problems);
    }
  }

  private static Settings of(SettingsFile given, Rules rules, Optional<Disclosure> disclosure) {
    return new Settings(
        given.sources(),
        hosts(given),
        hostChecks(given),
        given.value(Parameters.COLLECTOR_URL),
        given.resolve(given.value(Parameters.KEY_FILE)),
        given.resolve(given.value(Parameters.LEDGER_DIR)),
        given.value(Parameters.LEDGER_MAX_BYTES),
        given.value(Parameters.ON_ENVIRONMENT),
        given.value(Parameters.SENDER_DOMAINS),
        given.value(Parameters.ONLY_SENDERS),
        given.value(Parameters.PERCENT),
        given.value(Parameters.SHADOW),
        switching(given),
        given.value(Parameters.MODE),
        given.value(Parameters.SIGNING_FOLLOWS),
        links(given, rules),
        places(given),
        disclosure,
        given.value(Parameters.KEEP_HTML),
        given.value(Parameters.MAX_TRACKED_URL),
        given.value(Parameters.MAX_COPIES),
        given.value(Parameters.MAX_SPLIT_BYTES));
  }

  private static TrackingHosts hosts(SettingsFile given) {
    return new TrackingHosts(
        given.value(Parameters.TRACKING_URL), given.value(Parameters.SENDER_TRACKING_URLS));
  }

  private static HostChecks hostChecks(SettingsFile given) {
    Duration within = Duration.ofSeconds(given.value(Parameters.HOST_CHECK_SECONDS));
    return given.value(Parameters.HOST_CHECK).within(within);
  }

  private static Switching switching(SettingsFile given) {
    return new Switching(
        given.value(Parameters.TRACK),
        given.value(Parameters.SENDER_SWITCHES),
        given.value(Parameters.RECIPIENT_SWITCHES));
  }

  private static LinkPolicy links(SettingsFile given, Rules rules) {
    return new LinkPolicy(
        rules,
        given.value(Parameters.SENSITIVE_LINKS),
        given.value(Parameters.LABEL_GUARD),
        given.value(Parameters.EXCLUDED_HOSTS).names());
  }

  private static Places places(SettingsFile given) {
    return new Places(
        given.value(Parameters.TEXT_LINKS),
        given.value(Parameters.SCHEME_RELATIVE_LINKS),
        given.value(Parameters.PIXELS),
        given.value(Parameters.PIXEL_IN_SHORT_HTML));
  }

  /**
   * The same mailet after its file has changed: everything about mail and messages is the other's,
   * what it works with stays, for keys, ledger and connections are open.
   */
  public Settings withPolicyOf(Settings other) {
    return new Settings(
        other.sources,
        hosts,
        hostChecks,
        collectorUrl,
        keyFile,
        ledgerDir,
        ledgerMaxBytes,
        onEnvironment,
        other.senderDomains,
        other.onlySenders,
        other.percent,
        other.shadow,
        other.switching,
        other.mode,
        other.signingFollows,
        other.links,
        other.places,
        other.disclosure,
        other.keepHtml,
        other.maxTrackedUrl,
        other.maxCopies,
        other.maxSplitBytes);
  }

  /** The keys whose values differ and that count from the next start on. */
  public List<String> waiting(Settings other) {
    Map<String, Boolean> same = new LinkedHashMap<>();
    same.put("trackingUrl, senderTrackingUrls", hosts.equals(other.hosts));
    same.put("hostCheck, hostCheckSeconds", hostChecks.equals(other.hostChecks));
    same.put("collectorUrl", collectorUrl.equals(other.collectorUrl));
    same.put("keyFile", keyFile.equals(other.keyFile));
    same.put("ledgerDir", ledgerDir.equals(other.ledgerDir));
    same.put("ledgerMaxBytes", ledgerMaxBytes == other.ledgerMaxBytes);
    same.put("onEnvironment", onEnvironment == other.onEnvironment);
    return same.entrySet().stream().filter(key -> !key.getValue()).map(Map.Entry::getKey).toList();
  }

  /** How messages are planned whose pixels and links point to the default host. */
  public PlanOptions plan() {
    return PlanOptions.of(hosts.byDefault())
        .withMaxUrlLength(maxTrackedUrl)
        .withPlaces(places)
        .withLinks(links)
        .withDisclosure(disclosure);
  }
}
