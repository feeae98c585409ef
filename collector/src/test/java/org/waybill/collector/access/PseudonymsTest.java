package org.waybill.collector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  @Test
  void addressShouldBeTakenOutOfATextHoweverItIsWritten() {
    for (String text :
        List.of(
            "https://shop.example/u?email=anna.weber@there.example&x=1",
            "https://shop.example/u?email=anna.weber%40there.example",
            "https://shop.example/u?email=anna%2Bnews%40there.example",
            "https://shop.example/u/anna.weber%2540there.example/",
            "Hello anna.weber@there.example!",
            "<anna.weber@there.example>")) {
      assertThat(Pseudonyms.masked(text)).contains("[address]").doesNotContain("there", "anna");
    }
  }

  @Test
  void otherTextShouldStayAsItIs() {
    for (String text :
        List.of("", "40 % off", "https://shop.example/40?a=%4041", "price @ 3", "a b @ c", "@")) {
      assertThat(Pseudonyms.masked(text).replace("[address]", ""))
          .hasSizeLessThanOrEqualTo(text.length());
    }
    assertThat(Pseudonyms.masked("40 % off until noon")).isEqualTo("40 % off until noon");
    assertThat(Pseudonyms.masked("https://shop.example/40")).isEqualTo("https://shop.example/40");
  }

  @Test
  void hostileTextShouldEndSoon() {
    String text = "a".repeat(1 << 20) + "@";
    assertThat(Pseudonyms.masked(text)).hasSize(text.length());
    assertThat(Pseudonyms.masked("@".repeat(1 << 20))).hasSize(1 << 20);
    assertThat(Pseudonyms.masked("%40".repeat(1 << 18))).isNotEmpty();
  }
}
