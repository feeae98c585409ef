package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.gate.OidcOptions;

/**
 * Signing in at a complete provider that runs already: Keycloak with a realm that has the client
 * and the user named below, given by {@code -Dwaybill.oidc.issuer=http://127.0.0.1:PORT/realms/R}.
 */
@EnabledIfSystemProperty(named = "waybill.oidc.issuer", matches = "http://127\\.0\\.0\\.1:.*")
class CompleteProviderTest {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern FORM = Pattern.compile("action=\"(http[^\"]+)\"");

  @TempDir Path folder;

  @Test
  void userShouldComeInThroughTheFormOfTheProvider() throws Exception {
    Installation installation = new Installation(folder);
    installation.collectorTime = Instant.ofEpochMilli(System.currentTimeMillis());
    installation.oidc =
        Optional.of(
            new OidcOptions(
                System.getProperty("waybill.oidc.issuer"),
                FakeProvider.CLIENT,
                FakeProvider.SECRET,
                "preferred_username",
                "https://reports.example/login/oidc"));
    try (RunningCollector running = RunningCollector.of(installation);
        Visitor visitor = new Visitor(running)) {
      RunningCollector.await(running::isStoreOpen);
      try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
        String hash = Passwords.hash(PASSWORD);
        assertThat(call.ask(ErrandName.USER, "add keller analyst " + hash, line -> {})).isZero();
      }
      HttpResponse<String> sent = visitor.get("/login/oidc/start?next=%2Fmessages");
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);

      String callback = signInAt(sent.headers().firstValue("location").orElseThrow());
      HttpResponse<String> back = visitor.get(callback);

      assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
      assertThat(visitor.get("/messages").body()).contains("<bdi>keller</bdi>", "analyst");
      assertThat(visitor.get(callback).statusCode()).isEqualTo(403);
    }
  }

  /** What a browser does there; returns the path that leads back. */
  private static String signInAt(String place) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          browser.send(HttpRequest.newBuilder(URI.create(place)).build(), BodyHandlers.ofString());
      Matcher form = FORM.matcher(page.body());
      assertThat(form.find()).as(page.body()).isTrue();
      HttpResponse<String> done =
          browser.send(
              HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                  .header("Cookie", cookies(page))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      BodyPublishers.ofString(
                          "username=keller&password="
                              + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8)))
                  .build(),
              BodyHandlers.ofString());
      URI back = URI.create(done.headers().firstValue("location").orElseThrow());
      return back.getRawPath() + "?" + back.getRawQuery();
    }
  }

  /** As a browser sends them back: this machine counts as safe for those that ask for TLS. */
  private static String cookies(HttpResponse<?> page) {
    return page.headers().allValues("set-cookie").stream()
        .map(cookie -> cookie.split(";")[0])
        .collect(Collectors.joining("; "));
  }
}
