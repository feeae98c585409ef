package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.collector.store.SampleJournal.message;
import static org.waybill.collector.store.SampleJournal.sent;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a request says, the API answers it or says what is wrong with it. */
class ApiFuzzTest {

  private static final int REQUESTS = 3_000;
  private static final long SEED = 20_261_129;

  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "1",
          "50",
          "999999999999999999999",
          "1e9",
          "NaN",
          "true",
          "null",
          "\u0000",
          "\ud83d\ude00",
          "\uffff",
          "%",
          "%zz",
          "'",
          "\"",
          "<script>",
          "a@b.example",
          "<m@x>",
          "../..",
          "2026-11-23T08:00:00Z",
          "2026-11-23",
          "+999999999-01-01T00:00:00Z",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "-2026-01-01T00:00:00Z",
          "news@sender.example",
          "csv",
          "day",
          "sender",
          "(((((((((((((((a",
          "-",
          "OR",
          "is:opened",
          "is:open",
          "opens:>3",
          "id:",
          "from:a@b",
          "to:r1@there.example -domain:x newer_than:99999w",
          "after:9999-12-31 OR before:0001-01-01",
          "older_than:99999w",
          "\"unclosed",
          "x".repeat(1_500),
          "0000000000000001",
          "ffffffffffffffff",
          "AAAAAAAAAAAAAAAAAAAAAA1",
          "AAAAAAAAAAAAAAAAAAAAAAzzzzzzzzzzzzz");

  @TempDir private Path folder;

  @Test
  @SuppressWarnings("unchecked")
  void apiShouldAnswerAnyParametersWithoutFailing() {
    try (ReportSite site = new ReportSite(folder)) {
      site.journal.ledger(sent(1, 2)).ledger(sent(2, 3)).open(1, 1, 10).click(1, 1, 2, 40);
      site.apply();
      Map<String, Object> paths =
          (Map<String, Object>) Tree.object(site.get("/api/v1/openapi.json").body()).get("paths");
      List<String> templates = List.copyOf(paths.keySet());
      Random random = new Random(SEED);
      for (int i = 0; i < REQUESTS; i++) {
        String template = one(random, templates);
        Map<String, Object> operation =
            (Map<String, Object>) ((Map<String, Object>) paths.get(template)).get("get");
        String path = path(random, template) + query(random, operation);
        HttpResponse<String> response = site.get(path);
        assertThat(response.statusCode()).as(path).isIn(200, 400, 404);
        if (response.statusCode() != 200) {
          assertThat(Tree.object(response.body())).containsKeys("status", "title", "detail");
        }
      }
    }
  }

  private static String path(Random random, String template) {
    String id = random.nextBoolean() ? message(1).toString() : encoded(one(random, VALUES) + "x");
    return template.replaceAll("\\{[a-z]+}", id.replace("$", "\\$").replace("+", "%20"));
  }

  private static String query(Random random, Map<String, Object> operation) {
    StringBuilder query = new StringBuilder("?");
    List<Map<String, Object>> parameters = Tree.items(operation, "parameters");
    for (int n = random.nextInt(4); n > 0; n--) {
      String name =
          parameters.isEmpty() || random.nextInt(10) == 0
              ? one(random, VALUES)
              : one(random, parameters).get("name").toString();
      query.append(encoded(name)).append('=').append(encoded(value(random))).append('&');
    }
    return query.substring(0, query.length() - 1);
  }

  private static String value(Random random) {
    return random.nextInt(4) == 0 ? one(random, VALUES) + one(random, VALUES) : one(random, VALUES);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
