package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            "",
            List.of("<mailto:x@a.example>, <https://A.example/l/7?x=1>"),
            List.of("<https://a.example/archive/>"));

    assertStays(facts, "https://a.example/l/7?x=1#top", "", true);
    assertStays(facts, "https://a.example/l/7?x=2", "", true);
    assertStays(facts, "http://a.example/archive", "", true);
    assertStays(facts, "https://a.example/archive/2", "", false);
    assertStays(facts, "https://a.example/l/8?x=1", "", false);
  }

  @Test
  void judgementShouldStandAnyUrl() {
    for (String url :
        List.of("https://", "https://a", "http:x", "", "https://a.example/%", "://")) {
      assertStays(NOTHING, url, "", false);
    }
  }

  private static MessageFacts facts(String subject, String text) {
    return new MessageFacts(subject, text, List.of(), List.of());
  }

  private static void assertStays(MessageFacts facts, String url, String label, boolean stays) {
    assertThat(Sensitivity.of(facts).judge(url, label).isPresent()).as(url).isEqualTo(stays);
  }
}
