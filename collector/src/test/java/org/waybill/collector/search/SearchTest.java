package org.waybill.collector.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.collector.search.Fault.Kind;

class SearchTest {

  private static Fault fault(String query) {
    Search search = Search.parse(query);
    assertThat(search.faults()).as(query).hasSize(1);
    return search.faults().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "invoice | invoice",
        "  re   invoice | re invoice",
        "\"exact phrase\" | \"exact phrase\"",
        "-not | -not",
        "--not | not",
        "a OR b c | (a OR b) c",
        "a (b OR (c d)) | a (b OR (c d))",
        "a AND b | a b",
        "(a b) c | a b c",
        "-(a OR b) | -(a OR b)",
        "- | \"-\"",
        "well-known | well-known",
        "\"OR\" | \"OR\"",
        "say\\\"\"hi | \"say\\\\\\\"\\\"hi\"",
        "FROM:billing@a.example | from:billing@a.example",
        "subject:\"two words\" | subject:\"two words\"",
        "msgid:<a@b.example> | id:a@b.example",
        "rfc822msgid:a@b.example | id:a@b.example",
        "message-id:2026-11 | id:2026-11",
        "id:2026@x* | id:2026@x*",
        "<a@b.example> | id:a@b.example",
        "ann@there.example | ann@there.example",
        "https://shop.example/x?a=1 | link:https://shop.example/x?a=1",
        "is:Machine | is:machine",
        "reason:too-soon | reason:too-soon",
        "opens:>3 clicks:0 opens:<=2 | opens:>3 clicks:0 opens:<=2",
        "after:2026/11/23 | after:2026-11-23T00:00:00Z",
        "before:2026-11-23T01:00:00+01:00 | before:2026-11-23T00:00:00Z",
        "newer_than:2d older_than:4H | newer_than:2d older_than:4h",
      })
  void queryShouldBeUnderstoodAs(String query, String printed) {
    Search search = Search.parse(query);

    assertThat(search.faults()).isEmpty();
    assertThat(search.toString()).isEqualTo(printed);
    assertThat(Search.parse(printed)).isEqualTo(search);
  }

  @Test
  void wrongTermShouldBeMarkedWithASuggestionAndTheOthersApply() {
    Search search = Search.parse("from:a@b.example is:open invoice");

    assertThat(search.toString()).isEqualTo("from:a@b.example invoice");
    Fault fault = search.faults().getFirst();
    assertThat(fault.text()).isEqualTo("is:open");
    assertThat(fault.from()).isEqualTo(17);
    assertThat(fault.to()).isEqualTo(24);
    assertThat(fault.says()).startsWith("unknown state").endsWith("did you mean is:opened?");
    assertThat(fault.suggestion()).contains("is:opened");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "form:ann | from:ann",
        "form:\"a b\" | from:\"a b\"",
        "newer-than:2d | newer_than:2d",
        "is:machines | is:machine",
        "reason:bursts | reason:burst",
      })
  void wrongWordShouldSuggestWhatWasMeant(String query, String suggestion) {
    assertThat(fault(query).suggestion()).contains(suggestion);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "re:",
        "foo:bar",
        "from:",
        "opens:many",
        "opens:>",
        "after:yesterday",
        "newer_than:2",
        "after:+999999999-01-01T00:00:00Z",
        "OR",
        "a OR",
        "(a",
        "a)",
        "x OR OR y",
        "id:*",
        "is:nothing",
        "after:0000-01-01T00:00:00+18:00",
        "country:Germany",
      })
  void wrongTermShouldBeToldWithoutASuggestionWhereNoneIsNear(String query) {
    Fault fault = fault(query);

    assertThat(fault.kind()).isEqualTo(Kind.WRONG);
    assertThat(fault.suggestion()).isEmpty();
    assertThat(query.substring(fault.from(), fault.to())).isEqualTo(fault.text()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "ip:192.0.2.1",
        "is:replied",
        "is:complained",
        "is:converted",
        "is:unsubscribed",
      })
  void termNobodyRecordsShouldBeAnsweredAsSuch(String query) {
    assertThat(fault(query).kind()).isEqualTo(Kind.NOT_RECORDED);
  }

  @Test
  void ageShouldBecomeATime() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");

    assertThat(Search.parse("-newer_than:2d older_than:4h").at(now).toString())
        .isEqualTo("-after:2026-11-21T12:00:00Z before:2026-11-23T08:00:00Z");
  }

  @Test
  void hostileQueryShouldBeTakenInPart() {
    assertThat(Search.parse("a ".repeat(60)).faults()).hasSize(10);
    assertThat(Search.parse("a".repeat(3_000)).faults()).hasSize(1);
    assertThat(Search.parse("(".repeat(1_000) + "a").faults()).isNotEmpty();
    assertThat(Search.parse("-".repeat(1_999) + "a").toString()).isEqualTo("-a");
    assertThat(Search.parse("((((((((((((a)))))))))))) b").toString()).isEqualTo("b");
    assertThat(Search.parse("\"open").toString()).isEqualTo("open");
  }

  @Test
  void emptyQueryShouldAskForEverything() {
    assertThat(Search.parse(" \t\u00a0")).isEqualTo(Search.EMPTY);
    assertThat(Search.parse("()")).isEqualTo(Search.EMPTY);
  }
}
