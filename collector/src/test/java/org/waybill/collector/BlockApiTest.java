package org.waybill.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.admin.AdminCall;
import org.waybill.collector.admin.ErrandName;
import org.waybill.hosts.HostCheck;

/** A program blocks links with a token made for that; answers are as the document says. */
@Timeout(120)
class BlockApiTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String BLOCKS = "/api/v1/blocks";
  private static final String EVIL =
      "{\"kind\":\"target\",\"name\":\"Shop.example\",\"why\":\"a spam wave\"}";

  private static final List<String> WRONG =
      List.of(
          "",
          "[]",
          "null",
          "{",
          "{\"kind\":\"target\",\"name\":1}",
          "{\"kind\":\"target\"}",
          "{\"name\":\"shop.example\"}",
          "{\"kind\":\"host\",\"name\":\"shop.example\"}",
          "{\"kind\":\"target\",\"name\":\"shop.example\",\"name\":\"shop.example\"}",
          "{\"kind\":\"target\",\"name\":\"shop.example\",\"colour\":\"red\"}",
          "{\"kind\":\"target\",\"name\":\"https://shop.example/\"}",
          "{\"kind\":\"target\",\"name\":\"track.sender.example\"}",
          "{\"kind\":\"sender\",\"name\":\"nobody\"}",
          "{\"kind\":\"target\",\"name\":\"shop.example\"} {}");

  @TempDir Path folder;
  private Installation installation;
  private RunningCollector running;
  private final Browser browser = new Browser();

  @BeforeEach
  void start() throws Exception {
    installation = new Installation(folder);
    installation.hosts =
        new HostSettings(
            Set.of("track.sender.example"), Optional.empty(), Optional.empty(), HostCheck.OFF);
    running = RunningCollector.of(installation);
  }

  @AfterEach
  void end() {
    browser.close();
    running.close();
  }

  private String token(String scope) throws Exception {
    List<String> said = new ArrayList<>();
    try (AdminCall call = AdminCall.to(folder.resolve("data/run/admin.socket")).orElseThrow()) {
      assertThat(call.ask(ErrandName.TOKEN, "create admin " + scope + " 90 test", said::add))
          .isZero();
    }
    return said.getFirst();
  }

  private HttpResponse<byte[]> ask(String token, String method, String path, String body)
      throws Exception {
    return browser.ask(
        running.collector.admin(),
        method,
        path,
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        "Authorization",
        "Bearer " + token);
  }

  private static JsonNode json(HttpResponse<byte[]> answer) throws Exception {
    return MAPPER.readTree(answer.body());
  }

  /** What the document says of that answer holds for it. */
  private void validate(
      JsonNode document, String method, String path, HttpResponse<byte[]> answer) {
    JsonNode content =
        document
            .at("/paths/" + path.replace("/", "~1") + "/" + method)
            .at("/responses/" + answer.statusCode() + "/content");
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith(content.fieldNames().next()));
    var whole = MAPPER.createObjectNode();
    whole.set("components", document.get("components"));
    whole.set("allOf", MAPPER.createArrayNode().add(content.elements().next().get("schema")));
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(RunningCollector.text(answer), InputFormat.JSON))
        .as(RunningCollector.text(answer))
        .isEmpty();
  }

  @Test
  void programShouldBlockListAndUnblockAsTheDocumentSays() throws Exception {
    String token = token("figures,change");
    JsonNode document = json(ask(token, "GET", "/api/v1/openapi.json", ""));
    assertThat(document.at("/paths/~1api~1v1~1blocks").fieldNames())
        .toIterable()
        .containsExactly("get", "post");

    HttpResponse<byte[]> made = ask(token, "POST", BLOCKS, EVIL);
    assertThat(made.statusCode()).isEqualTo(200);
    validate(document, "post", BLOCKS, made);
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(403);
    assertThat(json(ask(token, "POST", BLOCKS, EVIL.replace("spam", "second"))))
        .as("the first holds")
        .isEqualTo(json(made));

    HttpResponse<byte[]> list = ask(token, "GET", BLOCKS, "");
    validate(document, "get", BLOCKS, list);
    assertThat(json(list).at("/items")).hasSize(1);
    assertThat(json(list).at("/items/0/name").asText()).isEqualTo("shop.example");
    assertThat(json(list).at("/items/0/by").asText()).isEqualTo("admin");
    assertThat(json(list).at("/items/0/why").asText()).isEqualTo("a spam wave");
    assertThat(list.headers().firstValue("etag")).isPresent();

    String one = BLOCKS + "/" + json(made).get("id").asText();
    HttpResponse<byte[]> ended = ask(token, "DELETE", one + "?why=it+is+over", "");
    assertThat(ended.statusCode()).isEqualTo(200);
    validate(document, "delete", BLOCKS + "/{id}", ended);
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
    HttpResponse<byte[]> again = ask(token, "DELETE", one, "");
    assertThat(again.statusCode()).isEqualTo(404);
    validate(document, "delete", BLOCKS + "/{id}", again);
    try (var files = Files.list(folder.resolve("data/access-log"))) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .contains("links blocked for target shop.example: a spam wave")
          .contains("links unblocked for target shop.example: it is over")
          .contains("\"token ");
    }
  }

  @Test
  void wrongBodyShouldBeRefusedAndBlockNothing() throws Exception {
    String token = token("change");
    for (String body : WRONG) {
      HttpResponse<byte[]> refused = ask(token, "POST", BLOCKS, body);
      assertThat(refused.statusCode()).as(body).isEqualTo(400);
      assertThat(json(refused).get("detail").asText()).isNotBlank();
    }
    assertThat(json(ask(token, "GET", BLOCKS, "")).at("/items")).isEmpty();
  }

  @Test
  void tokenWithoutThatScopeAndAPasswordShouldChangeNothing() throws Exception {
    String reading = token("figures,persons,export");
    assertThat(ask(reading, "GET", BLOCKS, "").statusCode()).isEqualTo(403);
    assertThat(ask(reading, "POST", BLOCKS, EVIL).statusCode()).isEqualTo(403);
    assertThat(ask(reading, "DELETE", BLOCKS + "/0123456789abcdef", "").statusCode())
        .isEqualTo(403);
    String password =
        Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
    HttpResponse<byte[]> basic =
        browser.ask(
            running.collector.admin(),
            "POST",
            BLOCKS,
            BodyPublishers.ofString(EVIL),
            Visitor.basic("admin", password));
    assertThat(basic.statusCode()).isEqualTo(405);
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
  }

  @Test
  void tokenShouldChangeNothingButByTheApi() throws Exception {
    String token = token("change");
    for (String form : List.of("/recording/off", "/blocks/block", "/account/tokens", "/logout")) {
      assertThat(ask(token, "POST", form, "why=x&kind=target&name=shop.example").statusCode())
          .as(form)
          .isEqualTo(401);
    }
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
  }

  @Test
  void sessionOfABrowserShouldNotBeUsedByAStrangersPage() throws Exception {
    try (Visitor visitor = new Visitor(running)) {
      String password =
          Files.readString(running.collector.initialPasswordFile().orElseThrow()).strip();
      visitor.signIn("admin", password);
      String cookie = visitor.cookies.entrySet().iterator().next().toString();
      for (String method : List.of("POST", "DELETE")) {
        HttpResponse<byte[]> refused =
            browser.ask(
                running.collector.admin(),
                method,
                method.equals("POST") ? BLOCKS : BLOCKS + "/0123456789abcdef",
                BodyPublishers.ofString(EVIL),
                "Cookie",
                cookie,
                "Content-Type",
                "text/plain");
        assertThat(refused.statusCode()).isEqualTo(403);
      }
    }
    assertThat(running.get(installation.link(1)).statusCode()).isEqualTo(302);
  }
}
