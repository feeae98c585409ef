package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a link may stand, and which links are left. */
class LinkPlacesTest {
  private static final String LINK = "<a href=\"http://a.example/\">x</a>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "textarea",
        "title",
        "style",
        "script",
        "xmp",
        "iframe",
        "noembed",
        "noframes",
        "plaintext"
      })
  void linkShouldBeNoneWhenTheElementHoldsText(String element) {
    assertThat(html("<p>y</p><" + element + ">" + LINK + "</" + element + ">").verdicts())
        .isEmpty();
  }

  @Test
  void linkShouldBeFoundInTemplateAndNoscript() {
    assertThat(
            html("<template>" + LINK + "</template><noscript>" + LINK + "</noscript>").verdicts())
        .hasSize(2);
  }

  @Test
  void linkShouldBeFoundInSvg() {
    assertThat(
            html("<svg><a HREF='http://a.example/' xlink:href='http://b.example/'><title>"
                    + LINK
                    + "</title></a></svg>")
                .verdicts())
        .containsExactly("http://a.example/", "http://b.example/", "http://a.example/");
  }

  @Test
  void linkInSvgShouldKeepItsQuotesAndItsLabel() {
    Scanned scanned =
        html(
            "<svg viewBox='0 0 9 9'><a xlink:href='http://a.example/?b=1&amp;c' target=_blank><g>"
                + "<text>Go</text></g></a><use xlink:href='http://b.example/#i'/><image"
                + " href=http://c.example/></svg>");
    assertThat(scanned.verdicts()).containsExactly("http://a.example/?b=1&c");
    assertThat(scanned.labels()).containsExactly("Go");
    assertThat(scanned.marked()).contains("<a xlink:href='#1' target=_blank>");
  }

  @Test
  void areaShouldBeALinkWhereverItsMapStands() {
    Scanned scanned =
        html(
            "<table><map name=m><area shape=rect coords='0,0,9,9' HREF=\"http://a.example/\""
                + " alt=\"A &amp; B\"><AREA nohref></map><tr><td>x</table>");
    assertThat(scanned.verdicts()).containsExactly("http://a.example/");
    assertThat(scanned.marked()).contains("HREF=\"#1\" alt");
  }

  @Test
  void schemeRelativeLinkShouldBeHttpsWhenAskedFor() {
    HtmlOptions options = new HtmlOptions(HtmlLimits.DEFAULT, true, false, true);
    assertThat(
            html(
                    "<a href='//d.example/x?a=1&amp;b'>1</a><a href=' //d.example'>2</a><a"
                        + " href=///x>3</a><a href=//u@d.example/>4</a><a href=/x>5</a><a"
                        + " href=b>6</a>",
                    options)
                .verdicts())
        .containsExactly(
            "https://d.example/x?a=1&b",
            "https://d.example",
            "[malformed]",
            "[user-info]",
            "[relative]",
            "[relative]");
    assertThat(html("<base href=http://a.example/><a href=//d.example/>x</a>", options).verdicts())
        .containsExactly("[scheme-relative]");
  }

  @Test
  void linkShouldBeFoundInAreaAndSelect() {
    assertThat(
            html("<map><area href=http://a.example/></map><select><option>" + LINK + "</select>")
                .verdicts())
        .hasSize(2);
  }

  @Test
  void linkShouldBeLeftAloneInComments() {
    assertThat(html("<!-- " + LINK + " -->").verdicts()).isEmpty();
  }

  @Test
  void linkShouldBeFoundInWhatOnlyOutlookSkips() {
    assertThat(
            html("<![if !mso]>"
                    + LINK
                    + "<![endif]><!--[if !mso]><!-->"
                    + LINK
                    + "<!--<![endif]-->")
                .verdicts())
        .hasSize(2);
  }

  @Test
  void linkShouldBeNoneInOtherElements() {
    assertThat(
            html("<link href=http://a.example/><form action=http://a.example/><button"
                    + " formaction=http://a.example/><img src=http://a.example/><table"
                    + " background=http://a.example/><a ping=http://a.example/><a"
                    + " xlink:href=http://a.example/><math><a href=http://a.example/></math>")
                .verdicts())
        .isEmpty();
  }

  @Test
  void linkShouldBeLeftWhenRelativeWhateverTheBase() {
    assertThat(
            html("<base href=http://a.example/><a href=b>1</a><a href='#c'>2</a><a"
                    + " href=//d.example/>3</a>")
                .verdicts())
        .containsExactly("[relative]", "[relative]", "[scheme-relative]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:a@b.example",
        "tel:1",
        "sms:1",
        "javascript:x()",
        "data:,x",
        "cid:1",
        "ftp://a.example/",
        "about:blank",
        "app://x"
      })
  void linkShouldBeLeftWhenOfAnotherScheme(String url) {
    assertThat(html("<a href='" + url + "'>x</a>").verdicts()).containsExactly("[scheme]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ url }}",
        "http://a.example/*|ID|*",
        "http://a.example/%%id%%",
        "https://${host}/",
        "http://a.example/[[id]]"
      })
  void linkShouldBeLeftWhenAPlaceholderIsUnfilled(String url) {
    assertThat(html("<a href='" + url + "'>x</a>").verdicts()).containsExactly("[placeholder]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:x",
        "http:/a.example/",
        "http:///a.example/",
        "http:\\\\a.example\\",
        "http://a.example\\b",
        "http://",
        "http://a.example:99999/",
        "http://a.example:x/"
      })
  void linkShouldBeLeftWhenMalformed(String url) {
    assertThat(html("<a href='" + url + "'>x</a>").verdicts()).containsExactly("[malformed]");
  }

  @Test
  void linkShouldBeLeftWhenItNamesAUser() {
    assertThat(
            html("<a href=http://u:p@a.example/>1</a><a href=http://u@a.example?x>2</a><a"
                    + " href=http://a.example/@u>3</a>")
                .verdicts())
        .containsExactly("[user-info]", "[user-info]", "http://a.example/@u");
  }

  @Test
  void linkShouldBeLeftWhenItsHostIsNone() {
    assertThat(
            html("<a href='http://a b.example/'>1</a><a href=http://a%62.example/>2</a><a"
                    + " href=http://xn--a.example/>3</a>")
                .verdicts())
        .containsOnly("[host]");
  }

  @Test
  void linkShouldStayByteForByteWhenAscii() {
    String url = "HTTPS://User.Example:443/a/../b;c=d?e=f|g&h={i}&#X";
    assertThat(html("<a href='" + url + "'>x</a>").verdicts()).containsExactly(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data-waybill=off",
        "clicktracking=off",
        "ses:no-track",
        "data-pm-no-track",
        "disable-tracking='true'",
        "data-msys-clicktrack=\"0\""
      })
  void linkShouldBeLeftWhenTheAuthorAsksForIt(String attribute) {
    assertThat(html("<a " + attribute + " href=http://a.example/>x</a>").verdicts())
        .containsExactly("[opt-out]");
  }
}
