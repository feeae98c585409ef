package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.gate.OidcOptions;

/** Somebody signs in at a provider of OpenID Connect, and somebody else would like to. */
class OidcTest {

  private static final String BACK = "https://reports.example/login/oidc";

  @TempDir Path folder;
  private FakeProvider provider;
  private RunningCollector running;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    provider = new FakeProvider();
    Installation installation = new Installation(folder);
    installation.oidc =
        Optional.of(
            new OidcOptions(
                provider.issuer(),
                FakeProvider.CLIENT,
                FakeProvider.SECRET,
                "preferred_username",
                BACK));
    running = RunningCollector.of(installation);
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      String hash = Passwords.hash("nobody signs in with it");
      assertThat(call.ask(ErrandName.USER, "add keller analyst " + hash, line -> {})).isZero();
    }
    visitor = new Visitor(running);
  }

  @AfterEach
  void end() {
    visitor.close();
    running.close();
    provider.close();
  }

  private String sentTo(String next) throws Exception {
    HttpResponse<String> answer = visitor.get("/login/oidc/start?next=" + next);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("location").orElseThrow();
  }

  @Test
  void userShouldComeInAndGoOnWhereHeWanted() throws Exception {
    assertThat(visitor.get("/login?next=%2Fmessages").body())
        .contains("href=\"/login/oidc/start?next=%2Fmessages\"");

    HttpResponse<String> back = visitor.get(provider.authorize(sentTo("%2Fmessages")));

    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.body()).contains("url=/messages");
    assertThat(visitor.get("/messages").body()).contains("<bdi>keller</bdi>", "analyst");
    assertThat(visitor.cookies).doesNotContainKey("waybill-oidc");
  }

  @Test
  void codeShouldBeWorthNothingTwiceOrInAnotherBrowser() throws Exception {
    String callback = provider.authorize(sentTo("%2F"));
    try (Visitor other = new Visitor(running)) {
      assertThat(other.get(callback).statusCode()).isEqualTo(403);
      other.get("/login/oidc/start?next=%2F");
      assertThat(other.get(callback).statusCode()).isEqualTo(403);
      assertThat(other.cookies).doesNotContainKey("waybill");
    }
    String state = visitor.cookies.get("waybill-oidc");
    assertThat(visitor.get(callback).statusCode()).isEqualTo(200);
    visitor.cookies.clear();
    visitor.cookies.put("waybill-oidc", state);
    assertThat(visitor.get(callback).statusCode()).isEqualTo(403);
  }

  @Test
  void strangerShouldStayOutAndStandInTheAccessLog() throws Exception {
    provider.user = "mallory";

    HttpResponse<String> back = visitor.get(provider.authorize(sentTo("%2F")));

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("you are no user here");
    assertThat(visitor.cookies).doesNotContainKey("waybill");
    assertThat(accessLog()).anyMatch(line -> line.contains("\"user\":\"mallory\""));
    List<String> before = accessLog();
    visitor.get("/login/oidc?code=x&state=y");
    assertThat(accessLog()).as("nobody fills the disk from outside").isEqualTo(before);
  }

  private List<String> accessLog() throws Exception {
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void tokenThatIsNotRightInEveryClaimShouldLetNobodyIn() throws Exception {
    Map<String, UnaryOperator<Map<String, String>>> bent = new LinkedHashMap<>();
    bent.put("another nonce", with("nonce", "0"));
    bent.put("no nonce", without("nonce"));
    bent.put("another audience", with("aud", "somebody-else"));
    bent.put("another issuer", with("iss", "https://evil.example"));
    bent.put("long over", with("exp", "1700000000"));
    bent.put("no name", without("preferred_username"));
    for (Map.Entry<String, UnaryOperator<Map<String, String>>> one : bent.entrySet()) {
      provider.claims = one.getValue();
      HttpResponse<String> back = visitor.get(provider.authorize(sentTo("%2F")));
      assertThat(back.statusCode()).as(one.getKey()).isEqualTo(502);
      assertThat(visitor.cookies).as(one.getKey()).doesNotContainKey("waybill");
    }
    provider.claims = UnaryOperator.identity();
    provider.signing = FakeProvider.rsa();
    assertThat(visitor.get(provider.authorize(sentTo("%2F"))).statusCode()).isEqualTo(502);
    assertThat(visitor.cookies).doesNotContainKey("waybill");
  }

  @Test
  void answerThatWasNotAskedForShouldBeRefused() throws Exception {
    for (String path :
        List.of(
            "/login/oidc",
            "/login/oidc?code=x&state=y",
            "/login/oidc?error=access_denied",
            "/login/oidc?state=&code=x")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    sentTo("%2F");
    String state = visitor.cookies.get("waybill-oidc");
    assertThat(visitor.get("/login/oidc?error=access_denied&state=" + state).body())
        .contains("did not let you in");
  }

  @Test
  void nextShouldStayOnThisHost() throws Exception {
    HttpResponse<String> back =
        visitor.get(provider.authorize(sentTo("%2F%2Fevil.example%22%3E%3Cscript%3E")));
    assertThat(back.body()).contains("url=/\"").doesNotContain("evil", "<script>");
  }

  @Test
  void passwordShouldGoOnWorkingWhenTheProviderIsAway() throws Exception {
    provider.close();
    assertThat(visitor.get("/login/oidc/start?next=%2F").statusCode()).isEqualTo(502);
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    assertThat(visitor.signIn("admin", password).statusCode()).isEqualTo(303);
  }

  private static UnaryOperator<Map<String, String>> with(String claim, String value) {
    return claims -> {
      Map<String, String> bent = new LinkedHashMap<>(claims);
      bent.put(claim, value);
      return bent;
    };
  }

  private static UnaryOperator<Map<String, String>> without(String claim) {
    return claims -> {
      Map<String, String> bent = new LinkedHashMap<>(claims);
      bent.remove(claim);
      return bent;
    };
  }
}
