package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.access.Passwords;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.hosts.HostCheck;

/** An admin blocks links on a page, and others cannot. */
@Timeout(120)
class BlockPagesTest {

  private static final String BLOCK = "/blocks/block";
  private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([0-9a-f]{16})\"");

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    installation.hosts =
        new HostSettings(
            Set.of("track.sender.example"), Optional.empty(), Optional.empty(), HostCheck.OFF);
    running = RunningCollector.of(installation);
    RunningCollector.await(running::isStoreOpen);
    visitor = new Visitor(running);
  }

  @AfterEach
  void end() {
    visitor.close();
    running.close();
  }

  private void signIn() throws Exception {
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    assertThat(visitor.signIn("admin", password).statusCode()).isEqualTo(303);
  }

  private HttpResponse<String> block(String kind, String name, String why) throws Exception {
    return visitor.post(BLOCK, visitor.form("/blocks", "kind", kind, "name", name, "why", why));
  }

  private int link() throws Exception {
    return running.get(installation.link(1)).statusCode();
  }

  @Test
  void formShouldBlockAtOnceAndTheListSayWhoAndWhyUntilItIsEnded() throws Exception {
    signIn();
    assertThat(visitor.get("/overview").body()).contains("<a href=\"/blocks\">Blocked links</a>");
    assertThat(visitor.get("/blocks").body()).contains("Nothing is blocked.");

    assertThat(block("target", " SHOP.example. ", "a <b>spam</b> wave").statusCode())
        .isEqualTo(303);
    assertThat(link()).isEqualTo(403);
    String page = visitor.get("/blocks").body();
    assertThat(page)
        .contains("shop.example", "Target host", "a &lt;b&gt;spam&lt;/b&gt; wave", "admin")
        .doesNotContain("<b>spam", "Nothing is blocked.");

    Matcher id = ID.matcher(page);
    assertThat(id.find()).isTrue();
    assertThat(
            visitor
                .post("/blocks/unblock", visitor.form("/blocks", "id", id.group(1)))
                .statusCode())
        .isEqualTo(303);
    assertThat(link()).isEqualTo(302);
    assertThat(log())
        .contains("links blocked for target shop.example: a <b>spam</b> wave", "\"admin\"")
        .contains("links unblocked for target shop.example: no reason given");
  }

  @Test
  void formShouldBlockSendersAndMessagesToo() throws Exception {
    signIn();
    running.ship(Installation.sent(1));
    assertThat(block("sender", "news@sender.example", "").statusCode()).isEqualTo(303);
    RunningCollector.await(
        () -> {
          try {
            return link() == 403;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertThat(block("message", "<one@sender.example>", "").statusCode()).isEqualTo(303);
    assertThat(visitor.get("/blocks").body())
        .contains("one@sender.example", "Message-ID", "no reason given")
        .contains("Copies stopped for their sender or message: ");
  }

  @Test
  void wrongNameShouldBeRefusedAndTheRestOfTheFormStay() throws Exception {
    signIn();
    HttpResponse<String> wrong = block("target", "https://shop.example/\"><x>", "because");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("is no host. Give it alone", "role=\"alert\"", "value=\"because\"")
        .doesNotContain("<x>");
    assertThat(block("sender", "nobody", "").body()).contains("is no mail address");
    assertThat(block("message", "<>", "").body()).contains("is no Message-ID");
    assertThat(link()).isEqualTo(302);
  }

  @Test
  void trackingHostShouldNotBeBlockedAndThePageSayWhy() throws Exception {
    signIn();
    HttpResponse<String> own = block("target", "Track.Sender.example", "");
    assertThat(own.statusCode()).isEqualTo(400);
    assertThat(own.body()).contains("track.sender.example is a tracking host of your own");
    assertThat(visitor.get("/blocks").body()).contains("Nothing is blocked.");
  }

  @Test
  void linkToThePageShouldFillTheFormIn() throws Exception {
    signIn();
    assertThat(visitor.get("/blocks?kind=sender&name=a%22%3E%40b.example").body())
        .contains("value=\"sender\" checked", "value=\"a&#34;>@b.example\"");
  }

  @Test
  void strangersFormShouldBlockNothing() throws Exception {
    signIn();
    Map<String, String> form =
        visitor.form("/blocks", "kind", "target", "name", "shop.example", "why", "");
    assertThat(visitor.send(BLOCK, form, "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
    assertThat(visitor.post(BLOCK, Map.of("kind", "target", "name", "shop.example")).statusCode())
        .isEqualTo(403);
    visitor.cookies.clear();
    assertThat(visitor.post(BLOCK, form).statusCode()).isNotEqualTo(303);
    assertThat(link()).isEqualTo(302);
  }

  @Test
  void analystShouldNeitherSeeNorChangeIt() throws Exception {
    String hash = Passwords.hash("correct horse battery");
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.USER, "add anna analyst " + hash, line -> {})).isZero();
    }
    visitor.signIn("anna", "correct horse battery");
    assertThat(visitor.get("/overview").body()).doesNotContain("href=\"/blocks\"");
    assertThat(visitor.get("/blocks").statusCode()).isEqualTo(403);
    Map<String, String> form =
        visitor.form("/account", "kind", "target", "name", "shop.example", "why", "");
    assertThat(visitor.post(BLOCK, form).statusCode()).isEqualTo(403);
    assertThat(link()).isEqualTo(302);
  }

  private String log() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("data/access-log"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
