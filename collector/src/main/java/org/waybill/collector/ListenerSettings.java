package org.waybill.collector;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.collector.listen.ListenerLimits;
import org.waybill.collector.listen.ListenerOptions;
import org.waybill.collector.listen.TlsFiles;
import org.waybill.collector.listen.TrustedProxies;

/**
 * What {@code collector.properties} says of the three listeners.
 *
 * @param values the settings' values
 * @param resolve from a path as written to the file it means
 */
record ListenerSettings(Values values, Function<String, Path> resolve) {

  /** Where the value of a setting is looked up. */
  interface Values {
    /** The value given, or the default. */
    <T> T of(Setting<T> setting);
  }

  /** What is wrong with settings that are right each for itself. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (TlsSettings tls :
        List.of(SettingKeys.TRACKING_TLS, SettingKeys.ADMIN_TLS, SettingKeys.INTAKE_TLS)) {
      tls.problem(values.of(tls.certificate()), values.of(tls.key())).ifPresent(problems::add);
    }
    ListenAddress admin = values.of(SettingKeys.ADMIN_LISTEN);
    if (!admin.isLoopback() && files(SettingKeys.ADMIN_TLS).isEmpty()) {
      problems.add(
          "admin.listen is '%s'; allowed is a loopback host, or any with admin.tls.certificate and admin.tls.key: the password would cross the network unencrypted"
              .formatted(admin));
    }
    if (values.of(SettingKeys.PROXY_PROTOCOL) && proxies().isEmpty()) {
      problems.add(
          "tracking.proxyProtocol is 'true' and tracking.trustedProxies is ''; name the proxies"
              + " there: whoever speaks the protocol says who he is");
    }
    return problems;
  }

  /** Where the world asks. */
  ListenerOptions tracking() {
    return ListenerOptions.plain("tracking.listen", values.of(SettingKeys.TRACKING_LISTEN))
        .withTls(files(SettingKeys.TRACKING_TLS))
        .behind(proxies(), values.of(SettingKeys.PROXY_PROTOCOL))
        .within(
            ListenerLimits.WORLD.withConnections(
                values.of(SettingKeys.MAX_CONNECTIONS),
                values.of(SettingKeys.MAX_CONNECTIONS_PER_ADDRESS)));
  }

  /** Where pages, API and perhaps the intake are. */
  ListenerOptions admin() {
    return ListenerOptions.plain("admin.listen", values.of(SettingKeys.ADMIN_LISTEN))
        .withTls(files(SettingKeys.ADMIN_TLS))
        .behind(proxies(), false)
        .within(ListenerLimits.OWN);
  }

  /** Where mailets ship to, if not there. */
  Optional<ListenerOptions> intake() {
    return values
        .of(SettingKeys.INTAKE_LISTEN)
        .map(
            address ->
                ListenerOptions.plain("intake.listen", address)
                    .withTls(files(SettingKeys.INTAKE_TLS))
                    .within(ListenerLimits.OWN));
  }

  private TrustedProxies proxies() {
    return TrustedProxies.parse(
        values.of(SettingKeys.TRUSTED_PROXIES), values.of(SettingKeys.FORWARDED_HEADER));
  }

  private Optional<TlsFiles> files(TlsSettings tls) {
    return tls.files(values.of(tls.certificate()), values.of(tls.key()), resolve);
  }
}
