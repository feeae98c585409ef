package org.waybill.collector.clickmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClickMapTest {

  private static final Map<Integer, Pin> PINS =
      Map.of(
          1, new Pin("1 \u00B7 41", "41 persons", "our <shop>", true),
          2, new Pin("2 \u00B7 0", "nobody", "", false));

  private static String map(String html) {
    return ClickMap.of(html, PINS, "en", "map", "picture");
  }

  @Test
  void linkShouldHaveItsPinAndLeadNowhere() {
    assertThat(map("<p>Go <a href='waybill:1' class=b>here</a>, <a href=\"waybill:2\">there</a>"))
        .contains(
            "<a class=\"b\"><span>our &lt;shop&gt;</span></a><span style=\"all:initial!important")
        .contains("title=\"41 persons\">1 \u00B7 41</span>")
        .contains("#4E5A69!important\" title=\"nobody\">2 \u00B7 0</span>")
        .doesNotContain("href");
  }

  @Test
  void linkWithoutANumberThatIsKnownShouldHaveNoPin() {
    assertThat(map("<a href=waybill:9>x</a><a href=https://there.example/>y</a>"))
        .containsPattern("<a><span [^>]*>x</span></a><a><span [^>]*>x</span></a>");
  }

  @Test
  void wordsShouldBeBarsThatAreNotReadOut() {
    assertThat(map("<p>Your code is <b>481516</b></p>"))
        .containsPattern("<p><span style=\"[^\"]*\" aria-hidden=\"true\">xxxx xxxx xx </span><b>")
        .doesNotContain("code", "481516")
        .contains("<title>map</title>");
  }

  @Test
  void linkShouldSayItsLabelOnceInTheStyleOfItsFirstWord() {
    assertThat(map("<a href=waybill:1><b>our</b> <i>shop</i></a>"))
        .contains("<a><b><span>our &lt;shop&gt;</span></b> <i></i></a>");
    assertThat(map("<a href=waybill:2>there</a>"))
        .containsPattern("<a><span [^>]*>xxxxx</span></a>");
    assertThat(map("<a href=waybill:1><img src=x width=200></a>")).contains(">picture</span></a>");
  }

  @Test
  void pictureShouldBeABox() {
    assertThat(map("<img src=https://a.example/x.png alt='Our <b>shop' width=200 height=50px>"))
        .contains("width:200px;min-height:50px\">picture</span>")
        .doesNotContain("<img", "a.example", "shop");
    assertThat(map("<img src=cid:1 width='9999999'>")).contains(">picture</span>");
    assertThat(map("<img src=x width=1 height=1 alt=spy>")).doesNotContain("picture</span>");
  }

  /** What could fetch, run, post, lead on, or reach out of the frame. */
  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "<svg onload=alert(1)><script href=https://evil.example/></svg>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href='waybill:1 https://evil.example/'>x</a>",
        "<a href='waybill:javascript:alert(1)'>x</a>",
        "<a href=//evil.example/o/abc.gif>x</a>",
        "<form action=https://evil.example/><input name=q><button>go</button></form>",
        "<iframe src=https://evil.example/></iframe>",
        "<object data=https://evil.example/></object><embed src=https://evil.example/>",
        "<base href=https://evil.example/><link rel=stylesheet href=https://evil.example/x.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<style>@import 'https://evil.example/x.css'; p { color: red }</style>",
        "<style>p { background: url(https://evil.example/o/x.gif) }</style>",
        "<style>p { background: u\\72l(https://evil.example/) }</style>",
        "<style>p { background: image-set('https://evil.example/' 1x) }</style>",
        "<style>/*</style><style>*/ p{background:url(//evil.example/)}</style>",
        "<p style=\"background:url('https://evil.example/c/x')\">x</p>",
        "<p style='background:UR\\4c(//evil.example/)'>x</p>",
        "<table background=https://evil.example/><tr><td background=//evil.example/>x</table>",
        "<video poster=https://evil.example/ src=https://evil.example/></video>",
        "<picture><source srcset=https://evil.example/><img srcset='https://evil.example/ 2x'>",
        "<!--[if mso]><v:rect href=https://evil.example/><![endif]-->",
        "<math href=https://evil.example/><mtext></math>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<style><a title=\"</style><img src=x onerror=alert(1)>\"></style>",
        "<textarea><img src=https://evil.example/ onerror=alert(1)></textarea>",
        "<a href=waybill:1 ping=https://evil.example/ target=_top onclick=alert(1)>x</a>");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void nothingHostileShouldBeLeft(String html) {
    assertThat(map(html).toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("evil.example", "<script", "onerror", "onload", "onclick", "javascript:")
        .doesNotContain("href", "src=", "<form", "<iframe", "<link", "<base", "url(", "refresh");
  }

  @Test
  void depthAndLengthShouldBeHarmless() {
    assertThat(map("<div>".repeat(100_000) + "deep")).contains("xxxx");
    assertThat(
            map("<p title='" + "x".repeat(1_000_000) + "' style='" + "y".repeat(1_000_000) + "'>z"))
        .hasSizeLessThan(2_000)
        .contains(">x</span></p>");
    assertThat(map("<p" + " a=1".repeat(100_000) + ">z")).hasSizeLessThan(2_000);
    assertThat(map("\u0000<\u0000p>" + "&#x202e;".repeat(3) + "<b>")).contains("</b>");
    assertThat(map("")).contains("<body></body>");
  }

  @Test
  void pinsShouldNotBeHiddenByTheMessagesOwnStyles() {
    assertThat(map("<style>span{display:none}</style><a href=waybill:1>x</a>"))
        .contains("<style>span{display:none}</style>")
        .contains("display:inline-block!important");
  }
}
