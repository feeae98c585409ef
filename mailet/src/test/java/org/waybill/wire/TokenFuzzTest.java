package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/**
 * Runs the kept inputs: as a token's text, and as the plaintext a later version may have sealed.
 * {@code mvn -Pfuzz -Dtest=TokenFuzzTest} looks for new ones.
 */
class TokenFuzzTest {
  private static final Opened REFUSED = new Opened.Refused();
  private final Seals seals;

  TokenFuzzTest() throws Exception {
    seals = Seals.of(new Vectors().ring());
  }

  @FuzzTest(maxDuration = "5m")
  void openShouldRefuseOrUnderstandWhateverTheBytes(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    for (TokenKind kind : TokenKind.values()) {
      assertThat(seals.open(kind, text)).isEqualTo(REFUSED);
      assertThat(seals.open(kind, Base64Url.encode(input))).isEqualTo(REFUSED);
      if (TokenBytes.decode(kind, 1, input) instanceof Opened.Known(Token token, int keyId)) {
        assertThat(TokenBytes.decode(kind, 1, TokenBytes.encode(token)))
            .isEqualTo(new Opened.Known(token, keyId));
      }
    }
  }
}
