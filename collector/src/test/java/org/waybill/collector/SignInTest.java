package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;

/** Somebody signs in with a form, or somebody else tries to make him. */
class SignInTest {

  private static final String NEW_PASSWORD = "correct horse battery";

  @TempDir Path folder;
  private RunningCollector running;
  private Visitor visitor;
  private String password;

  @BeforeEach
  void start() throws Exception {
    running = RunningCollector.of(new Installation(folder));
    RunningCollector.await(running::isStoreOpen);
    visitor = new Visitor(running);
    password = Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
  }

  @AfterEach
  void end() {
    visitor.close();
    running.close();
  }

  private void errand(ErrandName name, String argument) throws Exception {
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(name, argument, line -> {})).isZero();
    }
  }

  private static String location(HttpResponse<?> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("location").orElseThrow();
  }

  @Test
  void readerShouldBeLedToTheFormAndOnToWhereHeWanted() throws Exception {
    String form = location(visitor.get("/messages?subject=a%26b"));
    assertThat(form).isEqualTo("/login?next=%2Fmessages%3Fsubject%3Da%2526b");
    HttpResponse<String> page = visitor.get(form);
    assertThat(page.body()).contains("name=\"next\" value=\"/messages?subject=a%26b\"");

    HttpResponse<String> in =
        visitor.post(
            "/login",
            Map.of(
                "form",
                Visitor.token(page.body()),
                "user",
                "admin",
                "password",
                password,
                "next",
                "/messages?subject=a%26b"));

    assertThat(location(in)).isEqualTo("/messages?subject=a%26b");
    assertThat(in.headers().allValues("set-cookie"))
        .filteredOn(cookie -> cookie.startsWith("waybill="))
        .singleElement()
        .satisfies(
            cookie ->
                assertThat(cookie)
                    .contains("Path=/", "HTTPOnly", "SameSite=Strict")
                    .doesNotContain("Secure"));
    assertThat(visitor.get("/messages").body()).contains("<bdi>admin</bdi>", "Sign out");
  }

  @Test
  void answerShouldNotTellWhichHalfWasWrong() throws Exception {
    HttpResponse<String> name = visitor.signIn("nobody", password);
    HttpResponse<String> pass = visitor.signIn("admin", "wrong");

    assertThat(name.statusCode()).isEqualTo(403);
    assertThat(pass.statusCode()).isEqualTo(403);
    assertThat(name.body())
        .contains("Name or password is wrong.")
        .isEqualTo(pass.body().replace("value=\"admin\"", "value=\"nobody\""));
    assertThat(visitor.cookies).doesNotContainKey("waybill");
  }

  @Test
  void addressShouldBeLockedOutAndToldForHowLongInWords() throws Exception {
    for (int i = 0; i < 5; i++) {
      visitor.signIn("admin", "guess" + i);
    }
    HttpResponse<String> answer = visitor.signIn("admin", password);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).hasValue("60");
    assertThat(answer.body()).contains("no further one is looked at for a minute.");
    assertThat(running.getAdmin("/messages", "admin", password).statusCode()).isEqualTo(429);
  }

  @Test
  void formShouldNotBeTakenFromAnywhereElse() throws Exception {
    Map<String, String> right =
        visitor.form("/login", "user", "admin", "password", password, "next", "/");
    Map<String, String> bare = Map.of("user", "admin", "password", password);
    Map<String, String> forged =
        Map.of("user", "admin", "password", password, "form", "0".repeat(64));
    String own = "http://" + visitor.at();

    List<HttpResponse<String>> refused =
        List.of(
            visitor.post("/login", bare),
            visitor.post("/login", forged),
            visitor.send("/login", right, "Sec-Fetch-Site", "cross-site"),
            visitor.send("/login", right, "Sec-Fetch-Site", "same-site", "Origin", own),
            visitor.send("/login", right, "Sec-Fetch-Site", "none"),
            visitor.send("/login", right, "Origin", "https://evil.example"),
            visitor.send("/login", right, "Origin", "null"),
            visitor.send("/login", right, "Origin", own + ".evil.example"),
            visitor.send("/login", right, "Origin", "http://user@" + visitor.at()),
            visitor.send(
                "/login",
                right,
                "Sec-Fetch-Site",
                "same-origin",
                "Origin",
                "https://evil.example"));

    assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(403);
    assertThat(refused.getFirst().body()).contains("Nothing was changed");
    assertThat(visitor.cookies).doesNotContainKey("waybill");
    assertThat(visitor.send("/login", right, "Origin", own).statusCode()).isEqualTo(303);
  }

  @Test
  void tokenOfAnotherVisitShouldNotDo() throws Exception {
    try (Visitor other = new Visitor(running)) {
      Map<String, String> theirs = other.form("/login", "user", "admin", "password", password);
      visitor.get("/login");
      assertThat(visitor.post("/login", theirs).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void nextShouldLeadNowhereElse() throws Exception {
    for (String next :
        List.of(
            "//evil.example",
            "https://evil.example/",
            "/\\evil.example",
            "/x\r\nSet-Cookie: a=b")) {
      assertThat(location(visitor.signIn("admin", password, next))).as(next).isEqualTo("/");
      visitor.cookies.clear();
    }
  }

  @Test
  void sessionShouldBeANewOneWhateverTheBrowserCameWith() throws Exception {
    visitor.cookies.put("waybill", "chosen-by-somebody-else");
    assertThat(location(visitor.get("/messages"))).startsWith("/login");
    visitor.signIn("admin", password);
    String first = visitor.cookies.get("waybill");
    assertThat(first).hasSize(43).isNotEqualTo("chosen-by-somebody-else");

    visitor.signIn("admin", password);

    assertThat(visitor.cookies.get("waybill")).hasSize(43).isNotEqualTo(first);
    visitor.cookies.put("waybill", first);
    assertThat(location(visitor.get("/messages"))).startsWith("/login");
  }

  @Test
  void signingOutShouldEndTheSessionAndNotOnlyTheCookie() throws Exception {
    visitor.signIn("admin", password);
    String id = visitor.cookies.get("waybill");

    assertThat(location(visitor.post("/logout", visitor.form("/account")))).isEqualTo("/login");

    assertThat(visitor.cookies).doesNotContainKey("waybill");
    visitor.cookies.put("waybill", id);
    assertThat(location(visitor.get("/messages"))).startsWith("/login");
  }

  @Test
  void sessionsShouldEndWhenPasswordOrRoleChanges() throws Exception {
    visitor.signIn("admin", password);
    assertThat(visitor.get("/messages").statusCode()).isEqualTo(200);
    errand(ErrandName.USER, "passwd admin " + Passwords.hash(NEW_PASSWORD));
    assertThat(location(visitor.get("/messages"))).startsWith("/login");
    assertThat(running.getAdmin("/messages", "admin", password).statusCode()).isEqualTo(401);
    assertThat(running.collector.initialPasswordFile()).isEmpty();

    errand(ErrandName.USER, "add second admin " + Passwords.hash(NEW_PASSWORD));
    visitor.signIn("admin", NEW_PASSWORD);
    assertThat(visitor.get("/messages").statusCode()).isEqualTo(200);
    errand(ErrandName.USER, "role admin analyst");
    assertThat(location(visitor.get("/messages"))).startsWith("/login");
    errand(ErrandName.USER, "remove admin");
    assertThat(visitor.signIn("admin", NEW_PASSWORD).statusCode()).isEqualTo(403);
  }

  @Test
  void everythingThatChangesShouldTakeTheFormOfThisSession() throws Exception {
    visitor.signIn("admin", password);
    for (String path :
        List.of(
            "/logout",
            "/account/preferences",
            "/account/password",
            "/account/sessions",
            "/account/tokens",
            "/account/tokens/revoke",
            "/nothing")) {
      assertThat(visitor.post(path, Map.of("theme", "dark")).statusCode()).as(path).isEqualTo(403);
      assertThat(visitor.send(path, Map.of(), Visitor.basic("admin", password)).statusCode())
          .as(path)
          .isEqualTo(405);
    }
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void ownPasswordShouldBeChangedByWhoKnowsTheOldOne() throws Exception {
    visitor.signIn("admin", password);
    try (Visitor elsewhere = new Visitor(running)) {
      elsewhere.signIn("admin", password);
      assertThat(change("wrong", NEW_PASSWORD, NEW_PASSWORD).body())
          .contains("The present password is wrong.");
      assertThat(change(password, "short", "short").body()).contains("allowed are 10 to 256");
      assertThat(change(password, NEW_PASSWORD, "another").body()).contains("differ");
      assertThat(elsewhere.get("/messages").statusCode()).isEqualTo(200);

      assertThat(change(password, NEW_PASSWORD, NEW_PASSWORD).statusCode()).isEqualTo(200);

      assertThat(visitor.get("/messages").statusCode()).isEqualTo(200);
      assertThat(location(elsewhere.get("/messages"))).startsWith("/login");
      assertThat(location(elsewhere.signIn("admin", NEW_PASSWORD))).isEqualTo("/");
    }
  }

  private HttpResponse<String> change(String old, String fresh, String again) throws Exception {
    return visitor.post(
        "/account/password", visitor.form("/account", "old", old, "new", fresh, "again", again));
  }

  @Test
  void themeShouldStandOnEveryPageFromThenOn() throws Exception {
    visitor.signIn("admin", password);
    visitor.post("/account/preferences", visitor.form("/account", "theme", "dark"));
    assertThat(visitor.get("/messages").body()).contains("data-theme=\"dark\"");
    visitor.cookies.put("waybill-theme", "\"><script>");
    assertThat(visitor.get("/messages").body()).contains("data-theme=\"\"");
  }

  @Test
  void languageZoneAndKeysShouldStandOnEveryPageFromThenOn() throws Exception {
    visitor.signIn("admin", password);
    visitor.post(
        "/account/preferences",
        visitor.form("/account", "language", "de", "zone", "Europe/Berlin", "keys", "off"));
    assertThat(visitor.get("/messages").body())
        .contains("<html lang=\"de\"", "data-keys=\"off\"", "Alle Zeiten sind Europe/Berlin");
    assertThat(visitor.get("/login").body()).contains("<html lang=\"de\"", "Anmelden");
    visitor.cookies.put("waybill-zone", "Nowhere/Land");
    visitor.cookies.put("waybill-language", "xx");
    assertThat(visitor.get("/messages").body()).contains("<html lang=\"en\"", "All times are UTC");
  }

  @Test
  void hostileFieldsShouldBeInert() throws Exception {
    String name = "\"><script>alert(1)</script>\r\nX-Evil: 1";
    HttpResponse<String> answer = visitor.signIn(name, "x", "/\r\nX-Evil: 1");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).doesNotContain("<script>");
    assertThat(answer.headers().firstValue("x-evil")).isEmpty();
    assertThat(visitor.signIn("a".repeat(5_000), "x".repeat(5_000)).body()).doesNotContain("aaaaa");
    assertThat(visitor.signIn("admin", "x".repeat(20_000)).statusCode()).isBetween(400, 499);
    assertThat(visitor.signIn("", "").statusCode()).isEqualTo(403);
  }

  @Test
  void everyAnswerShouldTellBrowsersToBeStrict() throws Exception {
    for (String path :
        List.of("/login", "/", "/api/v1/messages", "/nothing", "/readyz", "/metrics", "/access")) {
      HttpResponse<String> answer = visitor.get(path);
      Map<String, List<String>> fields = answer.headers().map();
      assertThat(fields.get("content-security-policy").getFirst())
          .as(path)
          .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
          .contains("form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
      assertThat(fields)
          .as(path)
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("referrer-policy", List.of("no-referrer"))
          .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
          .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
          .doesNotContainKey("strict-transport-security");
      assertThat(fields.get("cache-control").getFirst()).as(path).contains("no-store");
    }
  }
}
