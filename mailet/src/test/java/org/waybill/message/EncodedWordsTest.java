package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodedWordsTest {

  @Test
  void textShouldBeAsReadersSeeIt() {
    assertThat(EncodedWords.decode("=?utf-8?q?Passwort_zur=C3=BCcksetzen?="))
        .isEqualTo("Passwort zurücksetzen");
    assertThat(EncodedWords.decode("plain")).isEqualTo("plain");
    assertThat(EncodedWords.decode("=?no-such-charset?q?a?= =?x")).contains("=?x");
  }

  @Test
  void rawUtf8ShouldBeRead() {
    byte[] raw = "Şifre".getBytes(StandardCharsets.UTF_8);

    assertThat(EncodedWords.decode(new String(raw, StandardCharsets.ISO_8859_1)))
        .isEqualTo("Şifre");
  }
}
