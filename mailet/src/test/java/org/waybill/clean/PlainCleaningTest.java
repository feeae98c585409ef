package org.waybill.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.clean.Quoted.TARGET;
import static org.waybill.clean.Quoted.link;
import static org.waybill.clean.Quoted.pixelUrl;
import static org.waybill.clean.Quoted.plain;

import org.junit.jupiter.api.Test;

class PlainCleaningTest {

  @Test
  void linksShouldGetTheirTargetsBackInQuotedLinesToo() {
    String text = "see %1$s\r\n> a <%1$s>, (%1$s) \"%1$s\"\r\n>> %1$s.\r\n%1$s";

    assertThat(plain(text.formatted(link()))).isEqualTo(text.formatted(TARGET));
  }

  @Test
  void linkBrokenOverQuotedLinesShouldBePutTogether() {
    String link = link();
    int at = link.length() / 2;
    String[] breaks = {"\r\n", "\r\n> ", " \r\n", "\n>> ", "\n> > "};
    for (String lineEnd : breaks) {
      String broken = "> " + link.substring(0, at) + lineEnd + link.substring(at) + " b\r\n";

      assertThat(plain(broken)).isEqualTo("> " + TARGET + " b\r\n");
    }
  }

  @Test
  void linkThatCannotBePutTogetherShouldStay() {
    String link = link();
    for (String lineEnd : new String[] {" ", "=\r\n", "\r\n| ", "-\r\n"}) {
      String broken = link.substring(0, 90) + lineEnd + link.substring(90);

      assertThat(plain(broken)).isEqualTo(broken);
    }
  }

  @Test
  void linkInsideAnotherUrlShouldStay() {
    for (String text :
        new String[] {
          "https://x.example/?u=" + link(),
          link() + "/more",
          link() + "?x",
          link() + "&x",
          "x" + link(),
          "user@" + link().substring("https://".length())
        }) {
      assertThat(plain(text)).isEqualTo(text);
    }
  }

  @Test
  void pixelWrittenOutShouldGoWithItsBrackets() {
    assertThat(plain("a [" + pixelUrl() + "] <" + pixelUrl() + "> " + pixelUrl() + " b\r\n"))
        .isEqualTo("a    b\r\n");
  }

  @Test
  void textSignedInPlaceShouldStayAndItsQuotationNot() {
    String signed = "-----BEGIN PGP SIGNED MESSAGE-----\r\n\r\n" + link() + "\r\n";

    assertThat(plain(signed)).isEqualTo(signed);
    assertThat(plain("> -----BEGIN PGP SIGNED MESSAGE-----\r\n> " + link()))
        .isEqualTo("> -----BEGIN PGP SIGNED MESSAGE-----\r\n> " + TARGET);
  }
}
