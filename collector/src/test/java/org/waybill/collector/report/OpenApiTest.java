package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.SENT_AT;
import static org.waybill.collector.store.SampleJournal.abandoned;
import static org.waybill.collector.store.SampleJournal.bounced;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.SampleJournal;

/**
 * The document and the API that runs are one: every operation is asked and its answer validated.
 */
class OpenApiTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;
  private ReportSite site;
  private JsonNode document;

  @BeforeEach
  void open() {
    site = new ReportSite(folder);
    site.journal.ledger(sent(1, 2)).ledger(sent(2, 3)).ledger(sent(3, "=1+1", 1));
    site.journal.ledger(abandoned(1, 2, SENT_AT + 60_001)).ledger(bounced(2, 1, SENT_AT + 9, 1));
    site.journal.open(1, 1, 10).click(1, 1, 2, 40).open(2, 1, 50);
    site.apply();
    site.settle();
    document = json(site.get("/api/v1/openapi.json").body());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** A schema of the document, which may refer to its components. */
  private void validate(JsonNode schema, String answer) {
    var whole = MAPPER.createObjectNode();
    whole.set("components", document.get("components"));
    whole.set("allOf", MAPPER.createArrayNode().add(schema));
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole);
    assertThat(validator.validate(answer, InputFormat.JSON)).as(answer).isEmpty();
  }

  private static JsonNode content(JsonNode operation, String status) {
    return operation.at("/responses/" + status + "/content").elements().next();
  }

  private static String mediaType(JsonNode operation) {
    return operation.at("/responses/200/content").fieldNames().next();
  }

  private void validate(JsonNode operation, HttpResponse<String> response) {
    String type = response.headers().firstValue("content-type").orElseThrow();
    assertThat(type).startsWith(mediaType(operation));
    JsonNode content = content(operation, "200");
    switch (mediaType(operation)) {
      case "text/csv" -> assertThat(response.body()).contains("\r\n");
      case "application/x-ndjson" ->
          response.body().lines().forEach(line -> validate(content.get("x-itemSchema"), line));
      default -> validate(content.get("schema"), response.body());
    }
  }

  private static String path(String template) {
    return template
        .replace("{id}", message(1).toString())
        .replace("{copy}", SampleJournal.copy(1, 2).toString());
  }

  private List<Map.Entry<String, JsonNode>> operations() {
    List<Map.Entry<String, JsonNode>> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(entry -> operations.add(Map.entry(entry.getKey(), entry.getValue().get("get"))));
    return operations;
  }

  @Test
  void everyOperationShouldAnswerAsTheDocumentSays() {
    assertThat(operations()).hasSizeGreaterThan(10);
    operations()
        .forEach(
            operation -> {
              HttpResponse<String> response = site.get(path(operation.getKey()));
              assertThat(response.statusCode()).as(operation.getKey()).isEqualTo(200);
              validate(operation.getValue(), response);
            });
  }

  @Test
  void documentShouldNameBothWaysToSignIn() {
    assertThat(document.at("/components/securitySchemes").fieldNames())
        .toIterable()
        .containsExactly("basic", "bearer");
    assertThat(document.get("security")).hasSize(2);
  }

  @Test
  void everyParameterShouldBeTakenAndItsWrongValuesRefused() {
    for (Map.Entry<String, JsonNode> operation : operations()) {
      for (JsonNode parameter : operation.getValue().get("parameters")) {
        if (parameter.get("in").asText().equals("query")) {
          String start = path(operation.getKey()) + "?" + parameter.get("name").asText() + "=";
          if (parameter.has("example")) {
            HttpResponse<String> taken =
                site.get(start + encoded(parameter.get("example").asText()));
            assertThat(taken.statusCode()).as(taken.uri().toString()).isEqualTo(200);
            validate(operation.getValue(), taken);
          }
          HttpResponse<String> refused = site.get(start);
          assertThat(refused.statusCode()).as(refused.uri().toString()).isEqualTo(400);
          validate(content(operation.getValue(), "400").get("schema"), refused.body());
        }
      }
    }
  }

  @Test
  void everyOperationShouldRefuseUnknownParametersAndNameTheKnown() {
    for (Map.Entry<String, JsonNode> operation : operations()) {
      HttpResponse<String> refused = site.get(path(operation.getKey()) + "?colour=red");

      assertThat(refused.statusCode()).isEqualTo(400);
      validate(content(operation.getValue(), "400").get("schema"), refused.body());
      TreeSet<String> known = new TreeSet<>();
      for (JsonNode parameter : operation.getValue().get("parameters")) {
        if (parameter.get("in").asText().equals("query")) {
          known.add(parameter.get("name").asText());
        }
      }
      assertThat(json(refused.body()).at("/errors/0/allowed").asText())
          .isEqualTo(
              known.isEmpty()
                  ? "no parameter is taken here"
                  : "it is unknown; known are " + String.join(", ", known));
    }
  }

  @Test
  void everyOperationThatNamesOneShouldSayWhenThereIsNone() {
    for (Map.Entry<String, JsonNode> operation : operations()) {
      if (operation.getKey().contains("{id}")) {
        for (String id : List.of(message(9).toString(), "nonsense", "%00", "..%2F..")) {
          HttpResponse<String> response = site.get(path(operation.getKey().replace("{id}", id)));
          assertThat(response.statusCode()).as(operation.getKey()).isEqualTo(404);
          validate(content(operation.getValue(), "404").get("schema"), response.body());
        }
      }
    }
  }

  @Test
  void everyOperationShouldSayThatTheStoreIsAwayBeforeItBegins() {
    site.loseStore();
    for (Map.Entry<String, JsonNode> operation : operations()) {
      if (readsTheStore(operation.getKey())) {
        HttpResponse<String> response = site.get(path(operation.getKey()));
        assertThat(response.statusCode()).as(operation.getKey()).isEqualTo(503);
        validate(content(operation.getValue(), "503").get("schema"), response.body());
      }
    }
  }

  private static boolean readsTheStore(String path) {
    return !path.endsWith("openapi.json") && !path.startsWith("/api/v1/definitions");
  }

  @Test
  void documentShouldBeOpenApi() throws IOException {
    assertThat(document.get("openapi").asText()).startsWith("3.1.");
    assertThat(document.at("/paths").size()).isPositive();
    TreeSet<String> ids = new TreeSet<>();
    for (Map.Entry<String, JsonNode> operation : operations()) {
      assertThat(ids.add(operation.getValue().get("operationId").asText())).isTrue();
      assertThat(operation.getValue().get("summary").asText()).endsWith(".");
    }
    for (JsonNode reference : document.findValues("$ref")) {
      assertThat(document.at(reference.asText().substring(1)).isObject())
          .as(reference.asText())
          .isTrue();
    }
    Schema dialect =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (JsonNode schema : document.at("/components/schemas")) {
      assertThat(dialect.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
