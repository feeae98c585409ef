package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  @Test
  void rulesShouldNameEveryLineThatIsNone() {
    assertThat(
            problems(
                """
                en: too early
                [always]
                unsubscribe
                en: a
                [sometimes]
                en: x
                [hosts]
                bank: https://bank.example, b*.example
                [headers]
                names: x tag
                """))
        .containsExactly(
            "line 1: 'en: too early' found; allowed is a section first, one of [always], [secret],"
                + " [moment], [hosts], [parameters], [campaign], [headers]",
            "line 3: 'unsubscribe' found; allowed is name: entry, entry",
            "line 4: 'a' found; allowed is words with two letters or digits at least, a * only at"
                + " the end and behind three",
            "line 5: '[sometimes]' found; allowed is one of [always], [secret], [moment], [hosts],"
                + " [parameters], [campaign], [headers]",
            "line 8: 'https://bank.example' found; allowed is a host name, or one with the"
                + " beginning of a path, such as shop.example/cart",
            "line 8: 'b*.example' found; allowed is a host name, or one with the beginning of a"
                + " path, such as shop.example/cart",
            "line 10: 'x tag' found; allowed is the name of a header field, without a colon");
  }

  @Test
  void rulesShouldNameWhatTakesNothingAway() {
    assertThat(problems("[always]\nen: -rsvpp, -rsvp\n"))
        .containsExactly(
            "line 2: '-rsvpp' found; allowed is behind a minus only what [always] holds");
  }

  @ParameterizedTest
  @CsvSource({
    "[always],en: *",
    "[always],en: ab*",
    "[moment],en: re*set",
    "[parameters],n: to*",
    "[campaign],n: u*m"
  })
  void rulesShouldRefuse(String section, String line) {
    assertThat(problems(section + "\n" + line)).hasSize(1).first().asString().startsWith("line 2");
  }

  @Test
  void rulesShouldNameHostsWithTheirSubDomains() throws RulesException {
    Rules rules =
        Rules.parse("[hosts]\nours: Pay.example, shop.example/cart, b\u00fccher.example\n");

    assertThat(rules.namesHost("eu.pay.example", "/")).isTrue();
    assertThat(rules.namesHost("repay.example", "/")).isFalse();
    assertThat(rules.namesHost("shop.example", "/cart/7")).isTrue();
    assertThat(rules.namesHost("shop.example", "/shoes")).isFalse();
    assertThat(rules.namesHost("xn--bcher-kva.example", "/")).isTrue();
  }

  @Test
  void moreRulesShouldAddToThoseShipped() throws RulesException {
    Rules rules =
        Rules.SHIPPED.with(
            """
            \ufeff# ours
            [always]
            en: board papers, vorstandsunterlagen*
            [parameters]
            names: ourSecret
            [headers]
            names: X-Our-Kind
            """);

    assertThat(judged(rules, "https://a.example/board-papers/7")).contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://a.example/Vorstandsunterlagen-2026"))
        .contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://a.example/unsubscribe")).contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://a.example/login?oursecret=abcd")).contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://a.example/boots")).isEmpty();
    assertThat(rules.namesHeader("x-our-kind")).isTrue();
    assertThat(judged(Rules.SHIPPED, "https://a.example/board-papers/7")).isEmpty();
  }

  @Test
  void lessRulesShouldTakeFromThoseShipped() throws RulesException {
    Rules rules = Rules.SHIPPED.with("[always]\nen: -RSVP\n[hosts]\nx: -paypal.me\n");

    assertThat(judged(Rules.SHIPPED, "https://a.example/rsvp")).contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://a.example/rsvp")).isEmpty();
    assertThat(judged(Rules.SHIPPED, "https://paypal.me/shop")).contains(Stay.SENSITIVE);
    assertThat(judged(rules, "https://paypal.me/shop")).isEmpty();
  }

  @Test
  void takenEntriesShouldBeFoundInAnySpelling() throws RulesException {
    Rules rules = Rules.SHIPPED.with("[always]\nde: -Passwort-Zurucksetzen\n");

    assertThat(judged(rules, "https://a.example/passwort-zuruecksetzen")).isEmpty();
  }

  private static Optional<Stay> judged(Rules rules, String url) {
    MessageFacts facts = new MessageFacts("", () -> "", List.of(), List.of(), List.of());
    return Sensitivity.of(new LinkPolicy(rules, true, true, java.util.Set.of()), facts)
        .judge(url, "");
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(RulesException.class, () -> Rules.SHIPPED.with(text)).problems();
  }
}
