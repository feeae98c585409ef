package org.waybill.collector;

import static org.waybill.collector.Setting.optional;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.gate.OidcOptions;
import org.waybill.collector.listen.ListenAddress;

/** The keys of a provider of OpenID Connect; without an issuer there is none. */
record OidcSettings(
    Setting<String> issuer,
    Setting<String> clientId,
    Setting<String> clientSecretFile,
    Setting<String> userClaim,
    Setting<String> redirectUri) {

  private static final String URL =
      "an https URL without query, http for loopback only, or nothing";

  static OidcSettings keys() {
    return new OidcSettings(
        optional("oidc.issuer", "", URL, OidcSettings::url),
        optional("oidc.clientId", "", "up to 200 visible ASCII characters", OidcSettings::visible),
        optional(
            "oidc.clientSecretFile",
            "",
            "a path; a relative one is relative to this file's folder",
            text -> text),
        optional(
            "oidc.userClaim",
            "preferred_username",
            "1 to 200 visible ASCII characters",
            OidcSettings::claim),
        optional("oidc.redirectUri", "", URL + "; it ends with /login/oidc", OidcSettings::back));
  }

  /** What is wrong with them together; an empty list where nothing is. */
  List<String> problems(ListenerSettings.Values values, SecretFiles secrets) {
    List<String> problems = new ArrayList<>();
    if (values.of(issuer).isEmpty()) {
      return problems;
    }
    for (Setting<String> needed : List.of(clientId, clientSecretFile, redirectUri)) {
      if (values.of(needed).isEmpty()) {
        problems.add(
            "%s is ''; with oidc.issuer it must be set: allowed is %s"
                .formatted(needed.key(), needed.allowed()));
      }
    }
    if (problems.isEmpty()) {
      secrets
          .problem(clientSecretFile, values.of(clientSecretFile), "the provider's secret")
          .ifPresent(problems::add);
    }
    return problems;
  }

  /** The provider. */
  Optional<OidcOptions> options(ListenerSettings.Values values, SecretFiles secrets) {
    return values.of(issuer).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OidcOptions(
                values.of(issuer),
                values.of(clientId),
                secrets.secret(values.of(clientSecretFile)),
                values.of(userClaim),
                values.of(redirectUri)));
  }

  private static String url(String text) {
    if (text.isEmpty()) {
      return text;
    }
    try {
      URI uri = new URI(text);
      boolean whole =
          uri.getHost() != null && uri.getRawQuery() == null && uri.getFragment() == null;
      boolean safe =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme())
                  && new ListenAddress(String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", ""), 0)
                      .isLoopback());
      if (whole && safe) {
        return text;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
    throw new IllegalArgumentException(text);
  }

  private static String back(String text) {
    if (!text.isEmpty() && !text.endsWith("/login/oidc")) {
      throw new IllegalArgumentException(text);
    }
    return url(text);
  }

  private static String visible(String text) {
    if (!text.matches("[!-~]{0,200}")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static String claim(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(text);
    }
    return visible(text);
  }
}
