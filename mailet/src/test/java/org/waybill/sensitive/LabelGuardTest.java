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
    "https://b.kawasaki.jp/, a.x.kawasaki.jp",
    "https://bar.eu.com/, foo.eu.com",
    "https://other.test/, shop\u3002example",
    "https://other.test/, читать на яндекс.рф",
  })
  void guardShouldObjectToTheDomainOfSomebodyElse(String target, String label) {
    assertThat(LabelGuard.objects(host(target), label)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://click.shop.example/x, www.shop.example",
    "https://shop.example/x, https://SHOP.example:443/a",
    "https://www.foo.co.uk/, foo.co.uk",
    "https://a.city.kawasaki.jp/, city.kawasaki.jp",
    "https://shop.unknown-suffix/, https://www.shop.unknown-suffix",
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
    return Address.host(url);
  }
}
