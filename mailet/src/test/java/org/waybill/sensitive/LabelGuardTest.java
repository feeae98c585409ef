package org.waybill.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelGuardTest {

  @ParameterizedTest
  @CsvSource({
    "https://other.test/x, www.shop.example",
    "https://other.test/x, see https://shop.example/a for more",
    "https://other.test/x, shop.example",
    "https://bar.co.uk/, foo.co.uk",
    "https://bar.github.io/, foo.github.io",
    "https://shop.example/, shop.example.other.test",
    "https://xn--strae-oqa.test/, strasse.test",
    "https://192.0.2.7/, 192.0.2.7.example",
  })
  void guardShouldObjectToTheDomainOfSomebodyElse(String target, String label) {
    assertThat(LabelGuard.objects(host(target), label)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://click.shop.example/x, www.shop.example",
    "https://shop.example/x, https://SHOP.example:443/a",
    "https://www.foo.co.uk/, foo.co.uk",
    "https://xn--strae-oqa.test/, straße.test",
    "https://other.test/, jane@shop.example",
    "https://other.test/, Node.js and index.html",
    "https://other.test/, Version 4.2.1 is here. Read on",
    "https://other.test/, ''",
  })
  void guardShouldAcceptTheTargetsOwnDomainAndWhatIsNone(String target, String label) {
    assertThat(LabelGuard.objects(host(target), label)).isFalse();
  }

  private static String host(String url) {
    return Address.of(url, Rules.SHIPPED).host();
  }
}
