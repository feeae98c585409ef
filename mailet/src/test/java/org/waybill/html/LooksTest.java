package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksTest {

  private static String looks(String html) {
    return Looks.of(html.getBytes(StandardCharsets.UTF_8), Optional.of("utf-8"), "m-");
  }

  @Test
  void wordsShouldBecomeBarsOfTheirLength() {
    assertThat(looks("<h1>Dear Anna,</h1><p>your <b>code</b> is\n481&nbsp;516&shy;"))
        .isEqualTo("<h1>xxxx xxxxx</h1><p>xxxx <b>xxxx</b> xx\nxxx&nbsp;xxx</p>");
  }

  /** Wherever a page can say something. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cr3t",
        "<a href='https://shop.example/x'>https://shop.example/reset?token=s3cr3t</a>",
        "<a href='https://shop.example/?s3cr3t'>here</a>",
        "<img alt='s3cr3t' src='https://shop.example/s3cr3t.gif'>",
        "<p title='s3cr3t'>x",
        "<style>p::before{content:'s3cr3t'}</style><p>x",
        "<style>p{background:url(//shop.example/s3cr3t)}</style>",
        "<p style='--x:\"s3cr3t\"'>x",
        "<p class='s3cr3t@there.example'>x",
        "<font face='//shop.example/s3cr3t'>x",
        "<!-- s3cr3t -->",
        "<title>s3cr3t</title><textarea>s3cr3t</textarea><button>s3cr3t</button>",
        "anna.s3cr3t<span>@</span>there<wbr>.example",
        "<input value=s3cr3t placeholder=s3cr3t>",
      })
  void nothingThatIsSaidShouldBeLeft(String html) {
    assertThat(looks("<body>" + html)).doesNotContain("s3cr3t", "@", "anna", "shop", "there");
  }

  @Test
  void onlyOurOwnNumbersShouldCount() {
    assertThat(looks("<a href=waybill:m-7>a</a><a href=waybill:8>b</a><a href=waybill:m-x>c</a>"))
        .isEqualTo("<a href=\"waybill:7\">x</a><a>x</a><a>x</a>");
  }

  @Test
  void layoutShouldStay() {
    assertThat(
            looks(
                "<head><style>a{color:red}</style><style>b{top:0}</style></head>"
                    + "<table width=600 bgcolor='#fff'><tr><td class=top style='padding:4px'>x"))
        .isEqualTo(
            "<style>a{color:red}</style><style>b{top:0}</style>"
                + "<table width=\"600\" bgcolor=\"#fff\"><tbody><tr>"
                + "<td class=\"top\" style=\"padding:4px\">x</td></tr></tbody></table>");
  }
}
