package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.access.Preferences;
import org.waybill.collector.search.Search;

class FilterFormTest {

  private static Optional<String> sent(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
    }
    return FilterForm.sent(new Visit(Optional.empty(), Preferences.USUAL, "/messages", parameters))
        .map(Address::toString);
  }

  /** What the form sends of a search, field by field. */
  private static String[] fields(FilterForm form) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("q", form.rest()));
    form.fields().forEach(field -> all.put(field.name(), field.value()));
    return all.entrySet().stream()
        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
        .toArray(String[]::new);
  }

  private static Map<String, String> filled(String search) {
    return FilterForm.of(Address.of("/messages").with("q", search)).fields().stream()
        .filter(field -> !field.value().isEmpty())
        .collect(Collectors.toMap(FilterForm.Field::name, FilterForm.Field::value));
  }

  @Test
  void fieldsShouldBecomeOneSearch() {
    assertThat(sent("q", "timetable", "f.from", "news@a.example", "f.opens", ">3", "f.tag", ""))
        .contains("/messages?q=timetable+from%3Anews%40a.example+opens%3A%3E3");
    assertThat(sent("f.campaign", " spring sale ", "f.subject", "say \"hi\"", "n", "100"))
        .contains(
            "/messages?q=subject%3A%22say+%5C%22hi%5C%22%22+campaign%3A%22spring+sale%22&n=100");
  }

  @Test
  void fieldsThatWereEmptiedShouldLeaveNoSearch() {
    assertThat(sent("q", "", "f.from", "", "f.is", "")).contains("/messages");
  }

  @Test
  void searchShouldStayWhereTheFormWasNotSent() {
    assertThat(sent("q", "from:news@a.example", "sender", "x@a.example", "f.nonsense", "1"))
        .isEmpty();
  }

  @Test
  void fieldShouldTakeThePlaceOfTheParameterThatSaysTheSame() {
    FilterForm form =
        FilterForm.of(
            Address.of("/messages").with("sender", "x@a.example").with("subject", "hello"));

    assertThat(form.fields())
        .filteredOn(field -> !field.value().isEmpty())
        .extracting(FilterForm.Field::name)
        .containsExactly("f.from", "f.subject");
    assertThat(sent("sender", "x@a.example", "f.from", "y@a.example", "after", "1-2"))
        .contains("/messages?q=from%3Ay%40a.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "word \"exact phrase\" -not (a OR b)",
        "from:news@a.example to:b.example subject:\"two words\" tag:x",
        "from:a@a.example from:b@a.example -tag:x (is:opened OR is:clicked)",
        "id:<1@a.example> is:bounced reason:burst opens:>3 clicks:0",
        "newer_than:2d older_than:4h country:DE host:a.example link:\"a \\\\ \\\"b\\\"\"",
        "news@a.example campaign:\"spring sale\" variant:B domain:b.example"
      })
  void formShouldSendTheSearchThatFilledIt(String search) {
    FilterForm form = FilterForm.of(Address.of("/messages").with("q", search));
    String there = sent(fields(form)).orElseThrow();
    String q =
        there.contains("?q=")
            ? URLDecoder.decode(there.substring(there.indexOf('=') + 1), StandardCharsets.UTF_8)
            : "";

    assertThat(Search.parse(q).faults()).isEmpty();
    assertThat(Search.parse(q).expression().terms())
        .containsExactlyInAnyOrderElementsOf(Search.parse(search).expression().terms().toList());
  }

  @Test
  void fieldsShouldBeFilledWithTermsThatStandAlone() {
    assertThat(filled("from:a@a.example from:b@a.example -tag:x subject:\"two words\""))
        .isEqualTo(Map.of("f.from", "a@a.example", "f.subject", "two words"));
    assertThat(filled("tag:a OR tag:b")).isEmpty();
  }

  @Test
  void searchWithAFaultShouldStayAsItWasTyped() {
    FilterForm form = FilterForm.of(Address.of("/messages").with("q", "tag:x is:open nonsense"));

    assertThat(form.rest()).isEqualTo("tag:x is:open nonsense");
    assertThat(form.isFilled()).isFalse();
  }
}
