package org.waybill.collector.gate;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.waybill.collector.access.Secret;

/**
 * The provider of OpenID Connect, by the authorization code flow with PKCE (OpenID Connect Core
 * section 3.1, RFC 7636). It is looked up when first needed, and again after a failure: a provider
 * that is away must not keep a collector from starting. On the event loop.
 */
final class OidcProvider {

  /** Clocks of two machines may differ by that. */
  private static final int LEEWAY_SECONDS = 60;

  private final Vertx vertx;
  private final OidcOptions options;
  private final InstantSource clock;
  private @Nullable Future<OAuth2Auth> found;

  OidcProvider(Vertx vertx, OidcOptions options, InstantSource clock) {
    this.vertx = vertx;
    this.options = options;
    this.clock = clock;
  }

  /** Where the browser is sent. */
  Future<String> place(OidcVisits.Visit visit) {
    return provider()
        .map(
            auth ->
                auth.authorizeURL(
                    new OAuth2AuthorizationURL()
                        .setRedirectUri(options.redirectUri())
                        .addScope("openid")
                        .addScope("profile")
                        .setState(visit.state())
                        .setCodeChallenge(challenge(visit.verifier()))
                        .setCodeChallengeMethod("S256")
                        .putAdditionalParameter("nonce", visit.nonce())));
  }

  /** The name of whoever the provider gave this code for; fails where it is not proven. */
  Future<String> user(String code, OidcVisits.Visit visit) {
    return provider()
        .compose(
            auth ->
                auth.authenticate(
                    new Oauth2Credentials()
                        .setFlow(OAuth2FlowType.AUTH_CODE)
                        .setCode(code)
                        .setRedirectUri(options.redirectUri())
                        .setCodeVerifier(visit.verifier())))
        .map(user -> name(user, visit));
  }

  /** The library leaves an ID token out that it cannot verify; then there is nobody. */
  private String name(User user, OidcVisits.Visit visit) {
    JsonObject token = user.attributes().getJsonObject("idToken");
    if (token == null) {
      throw new IllegalStateException(
          "the provider's answer holds no ID token that can be verified");
    }
    if (!Secret.same(String.valueOf(token.getValue("nonce")), visit.nonce())) {
      throw new IllegalStateException("the ID token was made for another visit");
    }
    if (!isForUs(token)) {
      throw new IllegalStateException(
          "the ID token is another issuer's, for somebody else, or over");
    }
    Object name = token.getValue(options.userClaim());
    if (!(name instanceof String text) || text.isEmpty()) {
      throw new IllegalStateException(
          "the ID token has no claim %s; see oidc.userClaim".formatted(options.userClaim()));
    }
    return text;
  }

  /**
   * OpenID Connect Core section 3.1.3.7, items 2 to 5 and 9, which the library does not hold to.
   */
  private boolean isForUs(JsonObject token) {
    Object audience = token.getValue("aud");
    boolean ours =
        audience instanceof JsonArray several
            ? several.contains(options.clientId())
                && (several.size() == 1 || options.clientId().equals(token.getValue("azp")))
            : options.clientId().equals(audience);
    return ours
        && options.issuer().equals(token.getValue("iss"))
        && token.getValue("exp") instanceof Number end
        && end.longValue() > clock.instant().getEpochSecond() - LEEWAY_SECONDS;
  }

  private Future<OAuth2Auth> provider() {
    Future<OAuth2Auth> known = found;
    if (known == null || known.failed()) {
      known =
          OpenIDConnectAuth.discover(
              vertx,
              new OAuth2Options()
                  .setSite(options.issuer())
                  .setClientId(options.clientId())
                  .setClientSecret(options.clientSecret())
                  .setValidateIssuer(true)
                  .setJWTOptions(
                      new JWTOptions().setIssuer(options.issuer()).setLeeway(LEEWAY_SECONDS)));
      found = known;
    }
    return known;
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
