package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineLengthTest {

  @Test
  void linesShouldBeWithinTheBoundAsTheLongestOneIs() {
    Random random = new Random(47);
    for (int run = 0; run < 20_000; run++) {
      byte[] raw = new byte[random.nextInt(40)];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = (byte) "aaaaaa\r\n".charAt(random.nextInt(8));
      }
      int longest = random.nextInt(12);

      assertThat(Lines.areWithin(raw, longest))
          .as("%s within %s", new String(raw, StandardCharsets.US_ASCII), longest)
          .isEqualTo(Lines.longest(raw, 0, raw.length) <= longest);
    }
  }

  @Test
  void lengthShouldBeKeptWhereALongLineWasAsLongBefore() {
    byte[] line998 = ("a".repeat(998) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] line999 = ("a".repeat(999) + "\r\n").getBytes(StandardCharsets.US_ASCII);

    assertThat(LineLength.isKept(line998, line998)).isTrue();
    assertThat(LineLength.isKept(line998, line999)).isFalse();
    assertThat(LineLength.isKept(line999, line999)).isTrue();
  }
}
