package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {

  private static final Switches OPENS = new Switches(true, false);
  private static final Switches CLICKS = new Switches(false, true);

  @ParameterizedTest
  @CsvSource({
    "'opens, clicks', 'opens, clicks'",
    "'clicks,opens', 'opens, clicks'",
    "' OPENS ', opens",
    "'clicks , clicks', clicks",
    "Off, off"
  })
  void switchesShouldBeReadInAnyOrderAndCase(String text, String canonical) {
    assertThat(Switches.parse(text)).map(Switches::text).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "true", "opens clicks", "opens,", "off, opens", "open", "none"})
  void switchesShouldRefuseAnythingElse(String text) {
    assertThat(Switches.parse(text)).isEmpty();
  }

  @Test
  void domainsShouldCountWithTheirSubDomains() {
    DomainSwitches switches =
        new DomainSwitches(
            Map.of(
                "news.example", OPENS, "a.news.example", CLICKS, "xn--bcher-kva.example", OPENS));

    assertThat(switches.about("news.example")).containsExactly(Map.entry("news.example", OPENS));
    assertThat(switches.about("x.A.news.example"))
        .containsExactly(Map.entry("a.news.example", CLICKS), Map.entry("news.example", OPENS));
    assertThat(switches.about("b\u00fccher.example")).hasSize(1);
    assertThat(switches.about("mynews.example")).isEmpty();
    assertThat(switches.about("example")).isEmpty();
    assertThat(switches.about("[192.0.2.7]")).isEmpty();
    assertThat(DomainSwitches.NONE.about("news.example")).isEmpty();
  }
}
