package org.waybill.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.wire.TrackingUrl;

class TrackingHostsTest {

  private static final TrackingUrl OURS = TrackingUrl.parse("https://track.example.org");
  private static final TrackingUrl CUSTOMER = TrackingUrl.parse("https://track.customer.example");
  private static final TrackingUrl SHOP = TrackingUrl.parse("https://track.shop.example");

  private final TrackingHosts hosts =
      new TrackingHosts(
          OURS,
          Map.of(
              "customer.example", CUSTOMER,
              "shop.customer.example", SHOP,
              "xn--bcher-kva.example", SHOP));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customer.example",
        "CUSTOMER.Example",
        "news.customer.example",
        "a.b.customer.example"
      })
  void hostShouldBeTheOneOfTheDomainOrItsParent(String from) {
    assertThat(hosts.of(Set.of(from))).contains(CUSTOMER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop.customer.example", "x.shop.customer.example", "b\u00fccher.example"})
  void nearestEntryShouldCount(String from) {
    assertThat(hosts.of(Set.of(from))).contains(SHOP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other.example",
        "notcustomer.example",
        "customer.example.evil.example",
        "customer.example.",
        "customer..example",
        "example",
        "",
        "[127.0.0.1]",
        "a b",
        "\u0000",
        "customer.example:443",
        "customer.example@evil.example"
      })
  void domainWithoutAnEntryShouldUseTheDefault(String from) {
    assertThat(hosts.of(Set.of(from))).contains(OURS);
  }

  @Test
  void domainsOfOneHostShouldUseIt() {
    assertThat(hosts.of(Set.of("customer.example", "news.customer.example"))).contains(CUSTOMER);
  }

  @Test
  void messageOfNobodyShouldUseTheDefault() {
    assertThat(hosts.of(Set.of())).contains(OURS);
  }

  @Test
  void domainsOfDifferentHostsShouldHaveNone() {
    assertThat(hosts.of(Set.of("customer.example", "shop.customer.example"))).isEmpty();
    assertThat(hosts.of(Set.of("customer.example", "other.example"))).isEmpty();
  }

  @Test
  void allShouldBeEachHostOnce() {
    assertThat(hosts.all()).containsExactly(OURS, CUSTOMER, SHOP);
    assertThat(TrackingHosts.of(OURS).all()).containsExactly(OURS);
  }
}
