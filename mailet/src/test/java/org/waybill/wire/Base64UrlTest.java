package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Judged by the JDK: a text is canonical where encoding what it decodes to gives it back. */
class Base64UrlTest {
  private static final int TEXTS = 100_000;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String OTHERS = "+/=. \n\u0000\u007f\u0080\u00e9\u0441\uffff";

  @Test
  void bytesShouldComeBackFromTheirText() {
    Random random = new Random(1);
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(Base64Url.decode(Base64Url.encode(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void textShouldBeRefusedWhenItIsNotCanonical() {
    Random random = new Random(2);
    for (int i = 0; i < TEXTS; i++) {
      String text = text(random);
      assertThat(Base64Url.decode(text)).as(text).isEqualTo(judged(text).orElse(null));
    }
  }

  private static Optional<byte[]> judged(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return canonical.equals(text) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      String from = random.nextInt(20) == 0 ? OTHERS : ALPHABET;
      text.append(from.charAt(random.nextInt(from.length())));
    }
    return text.toString();
  }
}
