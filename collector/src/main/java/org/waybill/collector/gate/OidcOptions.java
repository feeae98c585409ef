package org.waybill.collector.gate;

/**
 * How the provider of OpenID Connect is found, and what we are to it.
 *
 * @param issuer its URL; what it says of itself stands below, at {@code
 *     /.well-known/openid-configuration}
 * @param clientId our name there
 * @param clientSecret our password there
 * @param userClaim which claim of the ID token is the user's name here
 * @param redirectUri our {@code /login/oidc} as browsers reach it
 */
public record OidcOptions(
    String issuer, String clientId, String clientSecret, String userClaim, String redirectUri) {

  /** Shows no secret. */
  @Override
  public String toString() {
    return "OpenID Connect with " + issuer;
  }
}
