package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.AddressException;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BounceReasonTest {

  private static String reason(String error, String recipient) throws AddressException {
    return BounceReason.of(error, List.of(new MailAddress(recipient)));
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no such user, 550 5.1.1 no such user",
    "550 5.1.1 <Bob@two.example>: unknown, 550 5.1.1 <[address]>: unknown",
    "550 user bob is unknown, 550 user [address] is unknown",
    "550 mailbox=BOB not here, 550 mailbox=[address] not here",
    "550 <bob>... full., 550 <[address]>... full.",
    "550 bob.b and bobby and bob-x are others, 550 bob.b and bobby and bob-x are others",
    "550 see https://two.example/?u=bob%40two.example now, 550 see [address] now",
    "550 from lea@sender.example refused, 550 from [address] refused",
  })
  void reasonShouldHoldNoAddress(String error, String reason) throws Exception {
    assertThat(reason(error, "bob@two.example")).isEqualTo(reason);
  }

  @Test
  void reasonShouldHoldNoQuotedLocalPartWithSpaces() throws Exception {
    assertThat(reason("550 <\"bob b\"@two.example> unknown", "\"bob b\"@two.example"))
        .isEqualTo("550 <[address]> unknown");
  }

  @Test
  void reasonShouldBeOneShortLine() throws Exception {
    String error = "\r\n550-5.7.1 one\r\n550\t5.7.1 two\u0000" + " x".repeat(300);

    assertThat(reason(error, "bob@two.example"))
        .startsWith("550-5.7.1 one 550 5.7.1 two x")
        .hasSize(200);
  }

  @Test
  void reasonShouldBeEmptyWhenNobodySaidOne() throws Exception {
    assertThat(reason(" \n", "bob@two.example")).isEmpty();
  }
}
