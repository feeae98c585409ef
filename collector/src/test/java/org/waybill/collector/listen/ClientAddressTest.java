package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static final String PROXIES = "10.0.0.0/8, 2001:db8:1::/48, 127.0.0.1";
  private static final String PROXY = "10.1.2.3";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "192.0.2.7 | 192.0.2.7",
        "192.0.2.7:4711 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7 | 192.0.2.7",
        "198.51.100.1, 192.0.2.7, 10.9.9.9 | 192.0.2.7",
        "198.51.100.1,192.0.2.7,10.9.9.9,2001:db8:1::5 | 192.0.2.7",
        "10.8.8.8, 10.9.9.9 | 10.8.8.8",
        "2001:db8::17 | 2001:db8:0:0:0:0:0:17",
        "[2001:db8::17] | 2001:db8:0:0:0:0:0:17",
        "[2001:db8::17]:443 | 2001:db8:0:0:0:0:0:17",
        "::ffff:192.0.2.7 | 192.0.2.7",
        "[::ffff:c000:207]:1 | 192.0.2.7",
        "nonsense, 192.0.2.7 | 192.0.2.7",
        "192.0.2.7, | 192.0.2.7",
        "\", 192.0.2.7 | 192.0.2.7",
        "\"198.51.100.1, 192.0.2.7, 10.9.9.9 | 192.0.2.7",
      })
  void clientShouldBeTheNearestAddressThatIsNotTrusted(String field, String client) {
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR).forwarded(PROXY, field)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "unknown",
        "192.0.2.7, nonsense",
        "192.0.2.7, 10.9.9.9, nonsense, 10.9.9.9",
        "192.0.2.7 198.51.100.1",
        "192.0.2.999",
        "192.0.2",
        "192.0.2.7:",
        "192.0.2.7:port",
        "[2001:db8::17",
        "2001:db8::17]",
        "[192.0.2.7]",
        "[2001:db8::17]443",
        "fe80::1%eth0",
        "\"192.0.2.7\"",
        "for=192.0.2.7",
        "localhost",
        "0x7f.1",
        "127.1",
      })
  void clientShouldBeTheSocketsWhenTheWayBackIsBroken(String field) {
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR).forwarded(PROXY, field)).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "for=192.0.2.7 | 192.0.2.7",
        "For=\"192.0.2.7:4711\" | 192.0.2.7",
        "for=\"[2001:db8::17]:4711\";proto=https;by=10.0.0.1 | 2001:db8:0:0:0:0:0:17",
        "proto=https; FOR=192.0.2.7 | 192.0.2.7",
        "for=198.51.100.1, for=192.0.2.7;by=\"a,b;for=198.51.100.9\", for=10.9.9.9 | 192.0.2.7",
        "for=\"192.0.2.7:_hidden\" | 192.0.2.7",
        "for=\"\\1\\92.0.2.7\" | 192.0.2.7",
        "\", for=192.0.2.7 | 192.0.2.7",
        "for=\"198.51.100.1, for=192.0.2.7 | 192.0.2.7",
        "for=\"198.51.100.1, for=192.0.2.7;by=\"a,\\\",b\", for=10.9.9.9 | 192.0.2.7",
        "for=\"a\\\\\",for=192.0.2.7;by=\"\" | 192.0.2.7",
      })
  void clientShouldBeReadFromForwardedWithQuotesAndParameters(String field, String client) {
    assertThat(of(ForwardedHeader.FORWARDED).forwarded(PROXY, field)).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for=unknown",
        "for=_hidden",
        "for=192.0.2.7, for=unknown",
        "for=192.0.2.7;for=198.51.100.1",
        "proto=https",
        "192.0.2.7",
        "for=\"192.0.2.7",
        "for=",
      })
  void clientShouldBeTheSocketsWhenForwardedDoesNotSay(String field) {
    assertThat(of(ForwardedHeader.FORWARDED).forwarded(PROXY, field)).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.99", "11.0.0.1", "2001:db8:2::1", "", "127.0.0.2"})
  void headerShouldNotBeReadWhenNobodyTrustedHoldsTheConnection(String socket) {
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR).forwarded(socket, "192.0.2.7"))
        .isEqualTo(socket);
  }

  @Test
  void longListsShouldBeReadInTimeThatGrowsWithThem() {
    String field = "10.0.0.1,".repeat(100_000) + "192.0.2.7";
    assertThat(of(ForwardedHeader.X_FORWARDED_FOR).forwarded(PROXY, field)).isEqualTo("192.0.2.7");
  }

  private static ClientAddress of(ForwardedHeader header) {
    return new ClientAddress(TrustedProxies.parse(PROXIES, header));
  }
}
