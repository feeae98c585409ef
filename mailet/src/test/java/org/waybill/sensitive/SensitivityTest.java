package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitivityTest {

  private static final String RANDOM = "3fa9c07b51e84d2296cb0a7de41f5588";
  private static final MessageFacts NOTHING = facts("", "");

  @Test
  void sensitiveLinksShouldAllStay() throws IOException {
    List<Row> rows = Row.of("sensitive.tsv");

    assertThat(rows).hasSizeGreaterThanOrEqualTo(200);
    assertThat(rows.stream().map(Row::language).distinct()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(rows).filteredOn(row -> row.judged().isEmpty()).isEmpty();
  }

  @Test
  void ordinaryLinksShouldHardlyStay() throws IOException {
    List<Row> rows = Row.of("ordinary.tsv");

    assertThat(rows).hasSizeGreaterThanOrEqualTo(400);
    assertThat(rows)
        .filteredOn(row -> row.judged().isPresent())
        .hasSizeLessThanOrEqualTo(rows.size() * 2 / 100);
  }

  @Test
  void wordsShouldCountOnlyAsAWhole() {
    assertStays(NOTHING, "https://a.example/unsubscribe", "", true);
    assertStays(NOTHING, "https://a.example/newsletterUnsubscribe?id=1", "", true);
    assertStays(NOTHING, "https://a.example/unsubscribed-users-report", "", false);
    assertStays(NOTHING, "https://a.example/presets", "", false);
    assertStays(NOTHING, "https://a.example/preset-list?session=" + RANDOM, "", false);
    assertStays(NOTHING, "https://a.example/how-to-reset-a-router-password", "", false);
  }

  @Test
  void wordsShouldBeFoundInEverySpelling() {
    assertStays(NOTHING, "https://a.example/passwort-zuruecksetzen", "", true);
    assertStays(NOTHING, "https://a.example/passwort-zur%C3%BCcksetzen", "", true);
    assertStays(NOTHING, "https://a.example/PASSWORT_ZURUCKSETZEN", "", true);
    assertStays(NOTHING, "https://a.example/x", "ŞİFREMİ SIFIRLA", true);
    assertStays(NOTHING, "https://unsubscribe.a.example/x", "", true);
    assertStays(NOTHING, "https://a.example/?u=%zz&next=%2Funsubscribe", "", true);
  }

  @Test
  void anUnguessableValueShouldStayOnlyInAMessageAboutAnAccount() {
    String query = "https://a.example/x?y=" + RANDOM;
    String segment = "https://a.example/x/" + RANDOM;

    assertStays(facts("Reset your password", ""), query, "here", true);
    assertStays(facts("", "Please confirm your e-mail address."), segment, "here", true);
    assertStays(facts("New boots", "Warm and dry"), query, "here", false);
    assertStays(facts("Reset your password", ""), query.substring(0, 40), "here", false);
    assertStays(facts("Reset your password", ""), "https://a.example/help", "Help", false);
  }

  @Test
  void linksThatListFieldsNameShouldStay() {
    MessageFacts facts =
        new MessageFacts(
            "",
            () -> "",
            List.of("<mailto:x@a.example>, <https://A.example/l/7?x=1>"),
            List.of("<https://a.example/archive/>"),
            List.of());

    assertStays(facts, "https://a.example/l/7?x=1#top", "", true);
    assertStays(facts, "https://a.example/l/7?x=2", "", true);
    assertStays(facts, "http://a.example/archive", "", true);
    assertStays(facts, "https://a.example/archive/2", "", false);
    assertStays(facts, "https://a.example/l/8?x=1", "", false);
  }

  @Test
  void aHeaderThatNamesTheMessageShouldCountAsItsSubject() {
    MessageFacts facts =
        new MessageFacts(
            "Hello", () -> "", List.of(), List.of(), List.of("campaign:password-reset:7"));

    assertStays(facts, "https://a.example/x/" + RANDOM, "here", true);
    assertStays(facts, "https://a.example/help", "Help", false);
  }

  @Test
  void textShouldBeReadOnlyWhereALinkMakesItCount() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<String> text = () -> "read " + asked.incrementAndGet();
    MessageFacts facts = new MessageFacts("", text, List.of(), List.of(), List.of());
    Sensitivity sensitivity = Sensitivity.of(LinkPolicy.DEFAULT, facts);

    sensitivity.judge("https://a.example/shoes", "Shoes");
    assertThat(asked).hasValue(0);
    sensitivity.judge("https://a.example/x/" + RANDOM, "Shoes");
    sensitivity.judge("https://a.example/y/" + RANDOM, "Shoes");
    assertThat(asked).hasValue(1);
  }

  @Test
  void policyShouldSwitchEachReasonByItself() {
    String url = "https://shop.example/unsubscribe";
    LinkPolicy noLexicon = new LinkPolicy(Rules.SHIPPED, false, true, Set.of());
    LinkPolicy noGuard = new LinkPolicy(Rules.SHIPPED, true, false, Set.of());

    assertThat(judge(LinkPolicy.DEFAULT, NOTHING, url, "")).contains(Stay.SENSITIVE);
    assertThat(judge(noLexicon, NOTHING, url, "")).isEmpty();
    assertThat(judge(noLexicon, NOTHING, url, "www.other.example")).contains(Stay.LABEL);
    assertThat(judge(noGuard, NOTHING, "https://shop.example/", "www.other.example")).isEmpty();
    assertThat(judge(LinkPolicy.NONE, NOTHING, url, "www.other.example")).isEmpty();
    assertThat(LinkPolicy.NONE.isNone()).isTrue();
    assertThat(noGuard.isNone()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://bank.example/x, true",
    "https://www.bank.example:8443/x, true",
    "https://BANK.example./x, true",
    "https://bank.example?x, true",
    "https://mybank.example/x, false",
    "https://bank.example.other.test/x, false",
    "https://other.test/?u=https://bank.example/, false",
    "https://xn--mnchen-3ya.example/, true",
  })
  void excludedHostsShouldStayWithTheirSubDomains(String url, boolean stays) {
    LinkPolicy policy =
        new LinkPolicy(
            Rules.SHIPPED, false, false, Set.of("bank.example", "xn--mnchen-3ya.example"));

    assertThat(judge(policy, NOTHING, url, "").equals(Optional.of(Stay.EXCLUDED_HOST)))
        .isEqualTo(stays);
  }

  @Test
  void reasonsShouldBeSpelledAsTheyAreCounted() {
    assertThat(Stay.values())
        .extracting(Stay::code)
        .containsExactly("excluded-host", "sensitive", "label");
  }

  @Test
  void judgementShouldStandAnyUrl() {
    for (String url :
        List.of("https://", "https://a", "http:x", "", "https://a.example/%", "://")) {
      assertStays(NOTHING, url, "", false);
    }
  }

  private static MessageFacts facts(String subject, String text) {
    return new MessageFacts(subject, () -> text, List.of(), List.of(), List.of());
  }

  private static void assertStays(MessageFacts facts, String url, String label, boolean stays) {
    assertThat(judge(LinkPolicy.DEFAULT, facts, url, label).isPresent()).as(url).isEqualTo(stays);
  }

  private static Optional<Stay> judge(
      LinkPolicy policy, MessageFacts facts, String url, String label) {
    return Sensitivity.of(policy, facts).judge(url, label);
  }
}
