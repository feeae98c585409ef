package org.waybill.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.clean.Quoted.html;
import static org.waybill.clean.Quoted.link;
import static org.waybill.clean.Quoted.pixel;
import static org.waybill.clean.Quoted.pixelUrl;
import static org.waybill.clean.Quoted.token;

import org.junit.jupiter.api.Test;

class HtmlCleaningTest {

  private static final String ESCAPED = "https://shop.example/a?b=1&amp;c=&#39;2&#39;";

  @Test
  void replyShouldLoseThePixelAndKeepTheTargets() {
    String quoted =
        "<div>yes</div><blockquote type=\"cite\"><p>hello <a href=\"%s\">x</a></p>%s</blockquote>";

    assertThat(html(quoted.formatted(link(), pixel()))).isEqualTo(quoted.formatted(ESCAPED, ""));
  }

  @Test
  void replyShouldKeepTheQuotesOfAValue() {
    assertThat(html("<a href='" + link() + "'>x</a><a HREF = " + link() + ">y</a>"))
        .isEqualTo("<a href='" + ESCAPED + "'>x</a><a HREF = " + ESCAPED + ">y</a>");
  }

  @Test
  void replyShouldKeepEveryLineThatMailProgramsWrite() {
    // what Outlook's editor makes of a pixel: other attributes, unquoted, in its own order
    String image =
        "<img border=0 width=1 height=1 id=\"_x0000_i1025\"\r\nsrc=\""
            + pixelUrl()
            + "\" alt=\"\">";

    assertThat(html("<p class=MsoNormal>x<span>" + image + "</span><o:p></o:p></p>"))
        .isEqualTo("<p class=MsoNormal>x<span></span><o:p></o:p></p>");
    assertThat(html("<table><tr><td>x</td></tr></table>" + image + "<b><i>y</b></i>"))
        .isEqualTo("<table><tr><td>x</td></tr></table><b><i>y</b></i>");
  }

  @Test
  void pixelThatProxiesWrapShouldGoToo() {
    String proxied =
        "https://proxy.example/?url=" + pixelUrl().replace(":", "%3A").replace("/", "%2F");

    assertThat(html("a<img src=\"" + proxied + "\">b")).isEqualTo("ab");
    assertThat(html("a<img src=\"https://ci.example/x#" + pixelUrl() + "\">b")).isEqualTo("ab");
  }

  @Test
  void pixelShouldOnlyLoseItsSourceWhenTheTreeDependsOnIt() {
    // the image makes the parser open <b> again (WHATWG HTML section 13.2.4.3)
    String html = "<p><b>x</p><img src=\"" + pixelUrl() + "\" width=1>";

    assertThat(html(html)).isEqualTo("<p><b>x</p><img  width=1>");
  }

  @Test
  void linkInsideAnotherServicesUrlShouldStay() {
    String wrapped =
        "https://scan.example/?u=" + link().replace(":", "%3A").replace("/", "%2F") + "&x=1";

    assertThat(html("<a href=\"" + wrapped + "\">x</a>")).contains(wrapped);
    assertThat(html("<a href=\"https://scan.example/?u=" + link() + "\">x</a>")).contains(link());
    assertThat(html("<a href=\"" + link() + "?y\">x</a>")).contains(link());
  }

  @Test
  void textThatIsALinkOfOursShouldShowItsTarget() {
    String text = "<a href=\"%1$s\">%2$s</a> &lt;%2$s&gt; %2$s. <pre>%2$s</pre>";

    assertThat(html(text.formatted(link(), link())))
        .isEqualTo(text.formatted(ESCAPED, "https://shop.example/a?b=1&amp;c='2'"));
  }

  @Test
  void conditionalCommentsShouldBeCleanedAndOthersNot() {
    assertThat(html(commented(link(), "<img src='" + pixelUrl() + "'>")))
        .isEqualTo(commented(ESCAPED, ""));
  }

  private static String commented(String href, String image) {
    return "<!--[if mso]><v:rect href=\""
        + href
        + "\"></v:rect>"
        + image
        + "<![endif]--><!-- <a href=\""
        + link()
        + "\"> --><p>x</p>";
  }

  @Test
  void whatIsNotUrlOfOursShouldStay() {
    String forged = link().substring(0, link().length() - 1) + (link().endsWith("A") ? "B" : "A");
    for (String html :
        new String[] {
          "<img src=\"https://x.example/a.gif\">",
          "<a href=\"" + forged + "\">x</a>",
          "<script>var a = \"" + link() + "\";</script>",
          "<div style=\"background:url(" + pixelUrl() + ")\">x</div>",
          "<img src=\"" + pixelUrl()
        }) {
      assertThat(html(html)).isEqualTo(html);
    }
  }

  @Test
  void targetShouldBeEscapedForWhereItStands() {
    String target = "https://a.example/?q=<'\"`>&copy=1";

    assertThat(html("<a href=\"" + Quoted.HOST + "/c/" + token(target) + "\">x</a>"))
        .isEqualTo("<a href=\"https://a.example/?q=&lt;&#39;&quot;&#96;&gt;&amp;copy=1\">x</a>");
  }

  @Test
  void bodiesThatAreNoSupersetOfAsciiShouldStay() {
    String html = "<p>\u001b$B$3$s\u001b(B</p>" + pixel();

    assertThat(Quoted.body("text/html; charset=utf-7", html)).isEqualTo(html);
    assertThat(html("\u00EF\u00BB\u00BF<p>x</p>" + pixel()))
        .isEqualTo("\u00EF\u00BB\u00BF<p>x</p>");
  }
}
