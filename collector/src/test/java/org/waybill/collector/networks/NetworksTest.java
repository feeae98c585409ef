package org.waybill.collector.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  @ParameterizedTest
  @CsvSource({
    "20.72.100.79, MICROSOFT",
    "17.253.144.10, APPLE",
    "203.0.113.15, INTERNAL",
    "2001:db8:1:2:0:0:0:3, INTERNAL",
    "2001:db8:1::3, INTERNAL",
    "::ffff:17.1.2.3, APPLE"
  })
  void addressShouldBeOfTheKindWhoseBlockHoldsIt(String address, NetworkKind kind) {
    assertThat(NetworkSamples.networks().of(address)).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.16", "2001:db8:2::1", "", "example.org", "17", "17.1"})
  void addressShouldBeOfNoKindWhereNoBlockHoldsIt(String address) {
    assertThat(NetworkSamples.networks().of(address)).isEmpty();
  }

  @Test
  void addressShouldBeOfEveryKindThatHoldsIt() {
    Networks networks =
        Networks.of(
            List.of(
                NetworkSamples.file("internal", "10.0.0.0/8"),
                NetworkSamples.file("scanner", "10.1.0.0/16")));
    assertThat(networks.of("10.1.2.3"))
        .containsExactlyInAnyOrder(NetworkKind.INTERNAL, NetworkKind.SCANNER);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.77, 192.0.2.0/24",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
    "nobody, nobody"
  })
  void siteShouldBeTheNeighbourhoodOfAnAddress(String address, String site) {
    assertThat(Networks.site(address)).isEqualTo(site);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3/8",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.0-10.0.0.9",
        "10.*.0.0",
        "0x0a000000",
        "2001:db8::1/32",
        "localhost",
        "10.0.0.0/255.0.0.0",
        "owner: me"
      })
  void fileShouldNotTakeWhatIsNoBlock(String line) {
    List<String> problems = new ArrayList<>();
    NetworkText.read(
        "a.txt",
        List.of("kind: internal", "source: x", "date: 2026-11-01", "192.0.2.0/24", line),
        problems);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst()).startsWith("a.txt, line 5: found '");
  }

  @Test
  void fileShouldTakeOneAddressAndComments() {
    assertThat(
            NetworkSamples.file("internal", "# ours", "192.0.2.1  # the gate", "", "::1").blocks())
        .hasSize(2);
  }
}
