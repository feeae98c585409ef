package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;

/** Programs come with tokens, users with roles, and the access log knows of all. */
class ProgramsTest {

  private static final Pattern SECRET = Pattern.compile("waybill_[A-Za-z0-9_-]{43}");
  private static final String PASSWORD = "correct horse battery";
  private static final String EVENTS = "/api/v1/events";

  @TempDir Path folder;
  private RunningCollector running;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    Installation installation = new Installation(folder);
    running = RunningCollector.of(installation);
    running.ship(Installation.sent(1));
    running.get(installation.pixel(1));
    RunningCollector.await(() -> running.isStoreOpen() && running.collector.lagBytes() == 0);
    visitor = new Visitor(running);
  }

  @AfterEach
  void end() {
    visitor.close();
    running.close();
  }

  private List<String> errand(ErrandName name, String argument) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(name, argument, said::add)).isZero();
    }
    return said;
  }

  private void user(String name, String role) throws Exception {
    errand(ErrandName.USER, "add %s %s %s".formatted(name, role, Passwords.hash(PASSWORD)));
  }

  private HttpResponse<String> bearer(String path, String secret) throws Exception {
    try (Visitor program = new Visitor(running)) {
      return program.get(path, "Authorization", "Bearer " + secret);
    }
  }

  private String made(String... scopes) throws Exception {
    Map<String, String> form = visitor.form("/account", "label", "nightly", "days", "7");
    for (String scope : scopes) {
      form.put("scope-" + scope, "on");
    }
    Matcher secret = SECRET.matcher(visitor.post("/account/tokens", form).body());
    assertThat(secret.find()).isTrue();
    return secret.group();
  }

  @Test
  void tokenShouldOpenTheApiAsFarAsItsScope() throws Exception {
    user("keller", "admin");
    visitor.signIn("keller", PASSWORD);
    String figures = made("figures");
    String persons = made("figures", "persons");

    assertThat(visitor.get("/account").body())
        .contains("nightly", "figures,persons")
        .doesNotContain(figures)
        .doesNotContain(persons);
    assertThat(bearer(EVENTS, figures).body()).contains("\"r-").doesNotContain("r1@example.org");
    assertThat(bearer(EVENTS, persons).body()).contains("r1@example.org");
    assertThat(bearer(EVENTS, persons + "x").statusCode()).isEqualTo(401);
    assertThat(bearer("/messages", persons).statusCode()).as("pages are no API").isEqualTo(401);
    assertThat(visitor.send(EVENTS, Map.of(), "Authorization", "Bearer " + persons).statusCode())
        .isEqualTo(405);
    assertThat(Files.readString(folder.resolve("data/api-tokens")))
        .doesNotContain(figures.substring(8));
  }

  @Test
  void tokenShouldEndWhenItIsRevokedOrItsOwnerIsLess() throws Exception {
    user("keller", "admin");
    visitor.signIn("keller", PASSWORD);
    String first = made("figures", "persons");
    String second = made("figures", "persons");
    Matcher id = Pattern.compile("name=\"id\" value=\"([0-9a-f]{8})\"").matcher(account());
    assertThat(id.find()).isTrue();

    visitor.post("/account/tokens/revoke", visitor.form("/account", "id", id.group(1)));
    assertThat(bearer(EVENTS, first).statusCode()).isEqualTo(401);
    assertThat(bearer(EVENTS, second).body()).contains("r1@example.org");

    errand(ErrandName.USER, "role keller analyst");
    assertThat(bearer(EVENTS, second).body()).contains("\"r-").doesNotContain("@example.org");
    errand(ErrandName.USER, "role keller auditor");
    assertThat(bearer(EVENTS, second).statusCode()).isEqualTo(403);
    errand(ErrandName.USER, "remove keller");
    assertThat(bearer(EVENTS, second).statusCode()).isEqualTo(401);
  }

  /** The part of the page that is about tokens. */
  private String account() throws Exception {
    String page = visitor.get("/account").body();
    return page.substring(page.indexOf("Tokens for programs"));
  }

  @Test
  void tokenShouldNotBeRevokedBySomebodyElse() throws Exception {
    List<String> said = errand(ErrandName.TOKEN, "create admin figures 30 a label");
    String id = errand(ErrandName.TOKEN, "list").getFirst().split(" ")[0];
    user("keller", "analyst");
    visitor.signIn("keller", PASSWORD);

    HttpResponse<String> answer =
        visitor.post("/account/tokens/revoke", visitor.form("/account", "id", id));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(bearer(EVENTS, said.getFirst()).statusCode()).isEqualTo(200);
    errand(ErrandName.TOKEN, "revoke " + id);
    assertThat(bearer(EVENTS, said.getFirst()).statusCode()).isEqualTo(401);
  }

  @Test
  void analystShouldNotMakeATokenThatSeesMore() throws Exception {
    user("keller", "analyst");
    visitor.signIn("keller", PASSWORD);
    assertThat(visitor.get("/account").body()).doesNotContain("scope-persons");

    Map<String, String> form = visitor.form("/account", "label", "x", "days", "7");
    form.put("scope-persons", "on");

    assertThat(visitor.post("/account/tokens", form).statusCode()).isEqualTo(400);
  }

  @Test
  void rolesShouldHoldOnEveryPageAndInTheApi() throws Exception {
    user("ana", "analyst");
    user("aud", "auditor");

    visitor.signIn("ana", PASSWORD);
    String message = "/messages/" + Installation.MESSAGE;
    assertThat(visitor.get(message).body()).contains("r-").doesNotContain("r1@example.org");
    assertThat(visitor.get(EVENTS).body()).doesNotContain("r1@example.org");
    for (String path : List.of("/access", "/access.csv", "/access.ndjson")) {
      assertThat(visitor.get(path).statusCode()).as(path).isEqualTo(403);
    }
    visitor.cookies.clear();

    visitor.signIn("aud", PASSWORD);
    for (String path : List.of("/messages", message, EVENTS, "/api/v1/messages", "/metrics")) {
      HttpResponse<String> answer = visitor.get(path, "X-Forwarded-For", "192.0.2.1");
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body()).contains("admin or analyst");
    }
    assertThat(visitor.get("/access").statusCode()).isEqualTo(200);
  }

  @Test
  void accessLogShouldSayWhoLookedAtWhomWithoutAnAddress() throws Exception {
    user("keller", "admin");
    user("aud", "auditor");
    visitor.signIn("keller", PASSWORD);
    assertThat(visitor.get("/messages/" + Installation.MESSAGE).body())
        .contains("r1@example.org", "This look is recorded in the access log");
    visitor.cookies.clear();
    visitor.signIn("=cmd|' /C calc'!A0", PASSWORD);
    visitor.signIn("aud", PASSWORD);

    String page = visitor.get("/access").body();
    assertThat(page)
        .contains("keller", "/messages/" + Installation.MESSAGE, "sign in failed", "127.0.0.1")
        .doesNotContain("r1@example.org");
    assertThat(visitor.get("/access?person=r1%40example.org&user=keller").body())
        .contains("/messages/" + Installation.MESSAGE)
        .doesNotContain("signed in");
    assertThat(visitor.get("/access?person=r2%40example.org").body()).contains("Nothing fits.");
    assertThat(visitor.get("/access?since=yesterday").statusCode()).isEqualTo(400);
    HttpResponse<String> csv = visitor.get("/access.csv");
    assertThat(csv.headers().firstValue("content-disposition")).hasValue("attachment");
    assertThat(csv.body())
        .startsWith("at,event,user,role,by,from,subject,count,messages,persons\r\n")
        .contains(",sign-in-failed,\"'=cmd|' /C calc'!A0\",")
        .contains(",look,\"keller\",admin,\"session\",\"127.0.0.1\",\"/messages/");
    assertThat(visitor.get("/access.ndjson?user=keller").body().lines())
        .anyMatch(line -> line.contains("\"event\":\"look\"") && line.contains("\"r-"))
        .allMatch(line -> line.contains("\"user\":\"keller\""));
    assertThat(visitor.get("/access").body()).contains("log read");
  }
}
