package org.waybill.collector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The provider's side of OpenID Connect as its specification has it: discovery, keys, and a code
 * that is redeemed once, by whoever has the verifier. What it says can be bent.
 */
final class FakeProvider implements AutoCloseable {

  static final String CLIENT = "waybill-reports";
  static final String SECRET = "provider-secret";

  private final HttpServer server;
  private final KeyPair keys = rsa();
  private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();

  /** Bends the claims of an ID token; a value that begins with a digit or [ is written bare. */
  UnaryOperator<Map<String, String>> claims = UnaryOperator.identity();

  /** Signs; another one is nobody's. */
  KeyPair signing = keys;

  /** Who signs in there. */
  String user = "keller";

  FakeProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the browser brings back from where it was sent. */
  String authorize(String place) {
    URI uri = URI.create(place);
    if (!place.startsWith(issuer() + "/authorize?")) {
      throw new AssertionError("not here: " + place);
    }
    Map<String, String> asked = parameters(uri.getRawQuery());
    if (!CLIENT.equals(asked.get("client_id"))
        || !"code".equals(asked.get("response_type"))
        || !"S256".equals(asked.get("code_challenge_method"))
        || !asked.get("scope").contains("openid")) {
      throw new AssertionError("asked in a wrong way: " + asked);
    }
    String code = "code-" + codes.size();
    codes.put(code, asked);
    return "/login/oidc?code=" + code + "&state=" + asked.get("state");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body =
          switch (path) {
            case "/.well-known/openid-configuration" -> configuration();
            case "/jwks" -> jwks();
            case "/token" -> token(exchange);
            default -> "";
          };
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(body.isEmpty() ? 400 : 200, Math.max(1, bytes.length));
      exchange.getResponseBody().write(body.isEmpty() ? new byte[] {' '} : bytes);
    }
  }

  private String configuration() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
    "jwks_uri":"%1$s/jwks","response_types_supported":["code"],"subject_types_supported":["public"],
    "id_token_signing_alg_values_supported":["RS256"],"grant_types_supported":["authorization_code"],
    "token_endpoint_auth_methods_supported":["client_secret_basic"],
    "code_challenge_methods_supported":["S256"]}
    """
        .formatted(issuer());
  }

  private String jwks() {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"k1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(number(key.getModulus()), number(key.getPublicExponent()));
  }

  private String token(HttpExchange exchange) throws IOException {
    Map<String, String> given =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = codes.remove(given.getOrDefault("code", ""));
    String basic =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    boolean right =
        asked != null
            && ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && asked.get("redirect_uri").equals(given.get("redirect_uri"))
            && asked.get("code_challenge").equals(sha(given.getOrDefault("code_verifier", "")));
    return right
        ? "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
            .formatted(idToken(asked.get("nonce")))
        : "";
  }

  private String idToken(String nonce) {
    long now = System.currentTimeMillis() / 1000;
    Map<String, String> plain = new LinkedHashMap<>();
    plain.put("iss", issuer());
    plain.put("sub", "0815");
    plain.put("aud", CLIENT);
    plain.put("exp", String.valueOf(now + 300));
    plain.put("iat", String.valueOf(now));
    plain.put("nonce", nonce);
    plain.put("preferred_username", user);
    String body =
        claims.apply(plain).entrySet().stream()
            .map(
                claim ->
                    "\"%s\":%s".formatted(claim.getKey(), json(claim.getKey(), claim.getValue())))
            .collect(Collectors.joining(",", "{", "}"));
    String signed =
        encoded(
                "{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}"
                    .getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(body.getBytes(StandardCharsets.UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(signing.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(String name, String value) {
    return name.equals("exp") || name.equals("iat") ? value : "\"" + value + "\"";
  }

  static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha(String text) {
    try {
      return encoded(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RFC 7518 section 2: big-endian, without a leading zero. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
