package org.waybill.settings;

import static org.waybill.settings.Parameter.optional;
import static org.waybill.settings.Parameter.required;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.waybill.hosts.HostChecks;
import org.waybill.plan.DomainSwitches;
import org.waybill.plan.Switches;
import org.waybill.wire.Mode;
import org.waybill.wire.TrackingUrl;

/** Every key there is; {@code conf/waybill.properties} explains them in the same order. */
final class Parameters {

  static final Parameter<TrackingUrl> TRACKING_URL =
      required(
          "trackingUrl",
          "https://host[:port] without a path (http only where the host is loopback), where"
              + " recipients reach the collector's tracking.listen",
          TrackingUrl::parse);

  static final Parameter<Map<String, TrackingUrl>> SENDER_TRACKING_URLS =
      optional(
          "senderTrackingUrls",
          "",
          "domains with what trackingUrl takes, such as customer.example:"
              + " https://track.customer.example; other.example: https://t.other.example",
          HostTexts::trackingUrls);

  static final Parameter<HostChecks> HOST_CHECK =
      optional("hostCheck", "full", HostTexts.CHECKS, HostTexts::checks);

  static final Parameter<Integer> HOST_CHECK_SECONDS =
      optional("hostCheckSeconds", "30", "seconds from 6 to 3600", Texts.number(6, 3_600));

  static final Parameter<URI> COLLECTOR_URL =
      required(
          "collectorUrl",
          "http://host:port or https://host:port without a path, where this James reaches the"
              + " collector's intake.listen",
          Texts::origin);

  static final Parameter<String> KEY_FILE =
      optional("keyFile", "waybill.keys", "the path of a key file", Texts::path);

  static final Parameter<String> LEDGER_DIR =
      optional("ledgerDir", "../var/waybill", "the path of a folder", Texts::path);

  static final Parameter<Long> LEDGER_MAX_BYTES =
      optional(
          "ledgerMaxBytes",
          "1GiB",
          "bytes from 16MiB on, as a number or with KiB, MiB or GiB",
          Texts.bytes(16L << 20));

  static final Parameter<OnEnvironment> ON_ENVIRONMENT =
      optional("onEnvironment", "pass", "pass or refuse", Texts::onEnvironment);

  static final Parameter<Domains> SENDER_DOMAINS =
      optional("senderDomains", "", "domains, separated by commas", Domains::parse);

  static final Parameter<Senders> ONLY_SENDERS =
      optional("onlySenders", "", "addresses and domains, separated by commas", Senders::parse);

  static final Parameter<Integer> PERCENT =
      optional("percent", "100", "a whole number from 0 to 100", Texts.number(0, 100));

  static final Parameter<Boolean> SHADOW =
      optional("shadow", "false", "true or false", Texts::bool);

  static final Parameter<Mode> MODE =
      optional("mode", "identified", "identified or aggregate", Texts::mode);

  static final Parameter<Boolean> SIGNING_FOLLOWS =
      optional("signingFollows", "false", "true or false", Texts::bool);

  static final Parameter<Integer> MAX_TRACKED_URL =
      optional("maxTrackedUrl", "1650", "characters from 200 to 8000", Texts.number(200, 8000));

  static final Parameter<Integer> MAX_COPIES =
      optional("maxCopies", "500", "a whole number from 1 to 10000", Texts.number(1, 10_000));

  static final Parameter<Long> MAX_SPLIT_BYTES =
      optional(
          "maxSplitBytes",
          "512MiB",
          "bytes from 1MiB on, as a number or with KiB, MiB or GiB",
          Texts.bytes(1L << 20));

  static final Parameter<Switches> TRACK =
      optional("track", "opens, clicks", Switches.ALLOWED, TrackTexts::switches);

  static final Parameter<DomainSwitches> SENDER_SWITCHES =
      optional("senderSwitches", "", TrackTexts.DOMAIN_SWITCHES, TrackTexts::domainSwitches);

  static final Parameter<DomainSwitches> RECIPIENT_SWITCHES =
      optional("recipientSwitches", "", TrackTexts.DOMAIN_SWITCHES, TrackTexts::domainSwitches);

  static final Parameter<Domains> EXCLUDED_HOSTS =
      optional("excludedHosts", "", "host names, separated by commas", Domains::parse);

  static final Parameter<Boolean> SENSITIVE_LINKS =
      optional("sensitiveLinks", "leave", "leave or track", TrackTexts::leaves);

  static final Parameter<String> LINK_RULES =
      optional("linkRules", "", "the path of a file of rules, or nothing", text -> text);

  static final Parameter<Boolean> LABEL_GUARD =
      optional("labelGuard", "true", "true or false", Texts::bool);

  static final Parameter<Boolean> TEXT_LINKS =
      optional("textLinks", "false", "true or false", Texts::bool);

  static final Parameter<Boolean> SCHEME_RELATIVE_LINKS =
      optional("schemeRelativeLinks", "false", "true or false", Texts::bool);

  static final Parameter<Boolean> PIXELS =
      optional("pixels", "bottom", "bottom or top-and-bottom", TrackTexts::topPixel);

  static final Parameter<Boolean> PIXEL_IN_SHORT_HTML =
      optional("pixelInShortHtml", "true", "true or false", Texts::bool);

  static final Parameter<Boolean> KEEP_HTML =
      optional("keepHtml", "false", "true or false", Texts::bool);

  static final Parameter<Boolean> DISCLOSURE =
      optional("disclosure", "false", "true or false", Texts::bool);

  static final Parameter<String> DISCLOSURE_LANGUAGE =
      optional(
          "disclosureLanguage",
          "en",
          "a language that there are texts in, such as en or de",
          Texts::language);

  static final Parameter<String> DISCLOSURE_TEXTS =
      optional("disclosureTexts", "", "the path of a folder of texts, or nothing", text -> text);

  static final List<Parameter<?>> ALL =
      List.of(
          TRACKING_URL,
          SENDER_TRACKING_URLS,
          HOST_CHECK,
          HOST_CHECK_SECONDS,
          COLLECTOR_URL,
          KEY_FILE,
          LEDGER_DIR,
          LEDGER_MAX_BYTES,
          ON_ENVIRONMENT,
          SENDER_DOMAINS,
          ONLY_SENDERS,
          PERCENT,
          SHADOW,
          TRACK,
          SENDER_SWITCHES,
          RECIPIENT_SWITCHES,
          MODE,
          SIGNING_FOLLOWS,
          EXCLUDED_HOSTS,
          SENSITIVE_LINKS,
          LINK_RULES,
          LABEL_GUARD,
          TEXT_LINKS,
          SCHEME_RELATIVE_LINKS,
          PIXELS,
          PIXEL_IN_SHORT_HTML,
          KEEP_HTML,
          DISCLOSURE,
          DISCLOSURE_LANGUAGE,
          DISCLOSURE_TEXTS,
          MAX_TRACKED_URL,
          MAX_COPIES,
          MAX_SPLIT_BYTES);

  private Parameters() {}
}
