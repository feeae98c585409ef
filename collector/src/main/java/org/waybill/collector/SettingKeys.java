package org.waybill.collector;

import static org.waybill.collector.Setting.number;
import static org.waybill.collector.Setting.optional;
import static org.waybill.collector.Setting.required;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.waybill.collector.host.Contact;
import org.waybill.collector.listen.ForwardedHeader;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.TrustedProxies;
import org.waybill.hosts.HostCheck;
import org.waybill.idna.HostNames;

/** Every key there is; {@code conf/collector.properties} explains them in the same order. */
final class SettingKeys {

  private static final String ADDRESS = "HOST:PORT or [IPV6]:PORT; port 0 takes any that is free";
  private static final String PATH = "a path; a relative one is relative to this file's folder";

  static final Setting<ListenAddress> TRACKING_LISTEN =
      optional("tracking.listen", "127.0.0.1:8080", ADDRESS, ListenAddress::parse);

  static final Setting<ListenAddress> ADMIN_LISTEN =
      optional("admin.listen", "127.0.0.1:8081", ADDRESS, ListenAddress::parse);

  static final Setting<Optional<ListenAddress>> INTAKE_LISTEN =
      optional("intake.listen", "", ADDRESS, SettingKeys::unlessEmpty);

  static final TlsSettings TRACKING_TLS = TlsSettings.of("tracking");
  static final TlsSettings ADMIN_TLS = TlsSettings.of("admin");
  static final TlsSettings INTAKE_TLS = TlsSettings.of("intake");

  static final Setting<String> TRUSTED_PROXIES =
      optional(
          "tracking.trustedProxies",
          "",
          "addresses and blocks such as 10.0.0.0/8 or 2001:db8::/32, separated by commas;"
              + " the bits behind a block's length are zero",
          SettingKeys::proxies);

  static final Setting<ForwardedHeader> FORWARDED_HEADER =
      optional(
          "tracking.forwardedHeader",
          "X-Forwarded-For",
          "X-Forwarded-For or Forwarded",
          ForwardedHeader::named);

  static final Setting<Boolean> PROXY_PROTOCOL =
      optional("tracking.proxyProtocol", "false", "true or false", SettingKeys::trueOrFalse);

  static final Setting<Integer> MAX_CONNECTIONS =
      number("tracking.maxConnections", 10_000, 1, 1_000_000);

  static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS =
      number("tracking.maxConnectionsPerAddress", 0, 0, 1_000_000);

  static final Setting<Set<String>> TRACKING_HOSTS =
      optional(
          "tracking.hosts",
          "",
          "host names such as track.example.org, separated by commas, without https:// and port",
          SettingKeys::hosts);

  static final Setting<HostCheck> HOST_CHECK =
      optional(
          "tracking.hostCheck",
          "full",
          "full, tls or off",
          text ->
              switch (text) {
                case "full" -> HostCheck.FULL;
                case "tls" -> HostCheck.TLS;
                case "off" -> HostCheck.OFF;
                default -> throw new IllegalArgumentException(text);
              });

  static final Setting<Optional<Contact>> ABUSE_CONTACT =
      optional(
          "tracking.abuseContact",
          "",
          "a mail address or an https URL, or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(Contact.parse(text)));

  static final Setting<Optional<String>> HOST_FILES =
      optional(
          "tracking.hostFiles",
          "",
          PATH + ", or nothing",
          text -> text.isEmpty() ? Optional.empty() : Optional.of(path(text)));

  static final Setting<String> KEY_FILE = required("key.file", PATH, SettingKeys::path);

  static final Setting<String> DATA_DIR = required("data.dir", PATH, SettingKeys::path);

  static final StoreSettings STORE = StoreSettings.keys();

  static final Setting<String> ADMIN_USER =
      optional(
          "admin.user", "admin", "1 to 64 visible ASCII characters without ':'", SettingKeys::user);

  static final Setting<Integer> SESSION_IDLE_MINUTES = number("session.idleMinutes", 60, 1, 1_440);

  static final Setting<Integer> SESSION_HOURS = number("session.hours", 12, 1, 720);

  static final OidcSettings OIDC = OidcSettings.keys();

  static final MailSettings MAIL = MailSettings.keys();

  static final Setting<Integer> RETENTION_ACCESS_LOG_DAYS =
      number("retention.accessLog.days", 400, 1, 36_500);

  static final Setting<Integer> RETENTION_DAYS = number("retention.days", 400, 1, 36_500);

  static final Setting<Integer> RETENTION_HITS_DAYS = number("retention.hits.days", 400, 1, 36_500);

  static final Setting<Integer> RETENTION_ADDRESSES_DAYS =
      number("retention.addresses.days", 90, 1, 36_500);

  static final Setting<Integer> RETENTION_MESSAGES_DAYS =
      number("retention.messages.days", 800, 1, 36_500);

  static final Setting<Integer> RETENTION_FIGURES_DAYS =
      number("retention.figures.days", 3_650, 1, 36_500);

  static final Setting<Integer> RETENTION_HTML_DAYS = number("retention.html.days", 90, 1, 36_500);

  static final Setting<Boolean> PRIVACY_GPC = signal("privacy.gpc");

  static final Setting<Boolean> PRIVACY_DNT = signal("privacy.dnt");

  static final Setting<Integer> SPIKE_HOSTS = number("blocks.spike.hosts", 25, 0, 1_000);

  static final Setting<Integer> SPIKE_MINUTES = number("blocks.spike.minutes", 60, 1, 1_440);

  static final Setting<Boolean> SPIKE_ACTION =
      optional(
          "blocks.spike.action",
          "alert",
          "alert or block",
          text ->
              switch (text) {
                case "alert" -> false;
                case "block" -> true;
                default -> throw new IllegalArgumentException(text);
              });

  static final Setting<Integer> VERDICT_PATIENCE_SECONDS =
      number("verdicts.patience.seconds", 600, 20, 3_600);

  static final Setting<Integer> JOURNAL_SEGMENT_BYTES =
      number("journal.segmentBytes", 64 << 20, 1 << 20, 1 << 30);

  static final Setting<Integer> ANSWER_WAIT_MILLIS = number("answer.waitMillis", 2_000, 50, 60_000);

  static final Setting<Integer> SHUTDOWN_WAIT_MILLIS =
      number("shutdown.waitMillis", 3_000, 0, 60_000);

  static final Setting<Integer> SHUTDOWN_DRAIN_MILLIS =
      number("shutdown.drainMillis", 5_000, 0, 600_000);

  /** Those of {@link ListenerSettings}. */
  static final List<Setting<?>> LISTENERS =
      List.of(
          TRACKING_LISTEN,
          ADMIN_LISTEN,
          INTAKE_LISTEN,
          TRACKING_TLS.certificate(),
          TRACKING_TLS.key(),
          ADMIN_TLS.certificate(),
          ADMIN_TLS.key(),
          INTAKE_TLS.certificate(),
          INTAKE_TLS.key(),
          TRUSTED_PROXIES,
          FORWARDED_HEADER,
          PROXY_PROTOCOL,
          MAX_CONNECTIONS,
          MAX_CONNECTIONS_PER_ADDRESS);

  static final List<Setting<?>> ALL =
      Stream.<Stream<? extends Setting<?>>>of(
              LISTENERS.stream(),
              MAIL.all(),
              Stream.of(
                  TRACKING_HOSTS,
                  HOST_CHECK,
                  ABUSE_CONTACT,
                  HOST_FILES,
                  KEY_FILE,
                  DATA_DIR,
                  STORE.url(),
                  STORE.replicaUrl(),
                  STORE.user(),
                  STORE.passwordFile(),
                  ADMIN_USER,
                  SESSION_IDLE_MINUTES,
                  SESSION_HOURS,
                  OIDC.issuer(),
                  OIDC.clientId(),
                  OIDC.clientSecretFile(),
                  OIDC.userClaim(),
                  OIDC.redirectUri(),
                  RETENTION_ACCESS_LOG_DAYS,
                  RETENTION_DAYS,
                  RETENTION_HITS_DAYS,
                  RETENTION_ADDRESSES_DAYS,
                  RETENTION_MESSAGES_DAYS,
                  RETENTION_FIGURES_DAYS,
                  RETENTION_HTML_DAYS,
                  PRIVACY_GPC,
                  PRIVACY_DNT,
                  SPIKE_HOSTS,
                  SPIKE_MINUTES,
                  SPIKE_ACTION,
                  VERDICT_PATIENCE_SECONDS,
                  JOURNAL_SEGMENT_BYTES,
                  ANSWER_WAIT_MILLIS,
                  SHUTDOWN_WAIT_MILLIS,
                  SHUTDOWN_DRAIN_MILLIS))
          .<Setting<?>>flatMap(keys -> keys)
          .toList();

  private SettingKeys() {}

  /** Whether what browsers ask for counts. */
  private static Setting<Boolean> signal(String key) {
    return optional(
        key,
        "ignore",
        "ignore or honour",
        text ->
            switch (text) {
              case "ignore" -> false;
              case "honour" -> true;
              default -> throw new IllegalArgumentException(text);
            });
  }

  private static String proxies(String text) {
    TrustedProxies unused = TrustedProxies.parse(text, ForwardedHeader.X_FORWARDED_FOR);
    return text;
  }

  private static Set<String> hosts(String text) {
    Set<String> hosts = new LinkedHashSet<>();
    for (String name : text.isBlank() ? new String[0] : text.split(",", -1)) {
      hosts.add(
          HostNames.toAscii(name.strip())
              .filter(host -> !host.isEmpty())
              .orElseThrow(() -> new IllegalArgumentException(name)));
    }
    return hosts;
  }

  private static boolean trueOrFalse(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Optional<ListenAddress> unlessEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(ListenAddress.parse(text));
  }

  private static String path(String text) {
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String user(String text) {
    if (!text.matches("[!-9;-~]{1,64}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
