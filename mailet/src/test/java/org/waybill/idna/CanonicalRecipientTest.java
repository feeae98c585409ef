package org.waybill.idna;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalRecipientTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Anna.B@Example.COM, Anna.B@example.com",
        "x@b\u00FCcher.example, x@xn--bcher-kva.example",
        "\"a@b\"@Example.com, \"a@b\"@example.com",
        "x@[192.0.2.1], x@[192.0.2.1]",
        "x@[IPv6:2001:DB8::1], x@[IPv6:2001:DB8::1]",
        "Postmaster, Postmaster",
        "x@, x@"
      })
  void recipientShouldHaveItsDomainMappedAndItsLocalPartUnchanged(
      String address, String canonical) {
    assertThat(CanonicalRecipient.of(address)).isEqualTo(canonical);
  }
}
