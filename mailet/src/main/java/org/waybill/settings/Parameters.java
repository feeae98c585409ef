package org.waybill.settings;

import static org.waybill.settings.Parameter.optional;
import static org.waybill.settings.Parameter.required;

import java.net.URI;
import java.util.List;
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

  static final List<Parameter<?>> ALL =
      List.of(
          TRACKING_URL,
          COLLECTOR_URL,
          KEY_FILE,
          LEDGER_DIR,
          LEDGER_MAX_BYTES,
          ON_ENVIRONMENT,
          SENDER_DOMAINS,
          ONLY_SENDERS,
          PERCENT,
          SHADOW,
          MODE,
          SIGNING_FOLLOWS,
          MAX_TRACKED_URL,
          MAX_COPIES,
          MAX_SPLIT_BYTES);

  private Parameters() {}
}
