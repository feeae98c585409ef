package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void rulesShouldNameTheLineThatIsNone() {
    assertThatThrownBy(() -> Rules.parse("[always]\nunsubscribe\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"unsubscribe\" found");
    assertThatThrownBy(() -> Rules.parse("[sometimes]\n")).hasMessageContaining("[sometimes]");
  }

  @Test
  void rulesShouldNameHostsWithTheirSubDomains() {
    Rules rules = Rules.parse("[hosts]\nours: pay.example, shop.example/cart\n");

    assertThat(rules.namesHost("eu.pay.example", "/")).isTrue();
    assertThat(rules.namesHost("repay.example", "/")).isFalse();
    assertThat(rules.namesHost("shop.example", "/cart/7")).isTrue();
    assertThat(rules.namesHost("shop.example", "/shoes")).isFalse();
  }
}
