package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.html.PixelPlace.At;
import org.waybill.html.PixelPlace.None;

/** Where the pixel goes; {@code ^} marks the place. */
class PixelPlaceTest {

  private static void assertMarked(String expected) {
    assertThat(html(expected.replace("^", "")).marked()).isEqualTo(expected);
  }

  @Test
  void pixelShouldStandBehindTheLastContentOfTheBody() {
    assertMarked("<html><body><p>x</p>^\n</BODY>\n</html>\n");
    assertMarked("<html><body>^\n</body></html>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- </body> -->",
        "<script>'</body>'</script>",
        "<p title='</body>'>y</p>",
        "<svg><![CDATA[ </body> ]]></svg>",
        "<!--[if mso]></body><![endif]-->",
        "<iframe></body></iframe>",
        "<noframes></body></noframes>",
        "<template><p></body></template>",
        "<textarea></body></textarea>",
        "<noscript><p></body></noscript>"
      })
  void pixelShouldIgnoreAnEndTagThatIsNone(String decoy) {
    assertMarked("<body><p>x</p>" + decoy + "<p>z</p>^</body></html>");
    assertMarked("<body><p>x</p>^</body>" + (decoy.startsWith("<!") ? decoy : "") + "</html>");
  }

  @Test
  void pixelShouldStandBeforeTheLastOfSeveral() {
    assertMarked("<body><p>x</p></body><body><p>y</p>^</body></html>");
  }

  @Test
  void pixelShouldFollowContentBehindTheBody() {
    assertMarked("<html><body><p>x</p></body></html>\n-- \n<p>list footer^</p>\n");
    assertMarked("<html><body><p>x</p></body><img src=y>^</html>");
  }

  @Test
  void pixelShouldStandAtTheEndOfTheContentWhenThereIsNoBody() {
    assertMarked("<p>x</p><!--[if mso]></td></table><![endif]-->^\r\n");
    assertMarked("<html><p>x</p>^\n</html>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='http://a.ex",
        "<!-- <p>",
        "<style>p{",
        "<p class",
        "</p",
        "<template><p>y</body>",
        "<!doc"
      })
  void pixelShouldStandBeforeWhatBreaksOff(String dangling) {
    assertMarked("<p>x</p>^" + dangling);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          <head><title>x</body>,       open-title
          <p>y</p><title>x</body>,     open-title
          <head><style>p{} </body>,    open-style
          <html><head><!-- x,          open-markup
          <frameset><frame></frameset>, frameset
          """)
  void pixelShouldBeNoneWhenNoPlaceIsSafe(String body, String reason) {
    assertThat(html(body).scan().pixel()).isEqualTo(new None(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<table><tr><td>x", "<select><option>x", "<svg><path/>", "<svg><title>x"})
  void pixelShouldStandBeforeTheEndOfTheBodyWhenSomethingIsOpen(String open) {
    assertMarked("<body><p>y</p>" + open + "^</body>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body><p><font size=2>x^</p></body>",
        "<body><div><p><font>x</p><table><tr><td></font>z^</td></tr></table></div></body>",
        "<body><p><b>x</b></p>^</body>"
      })
  void pixelShouldNotOpenFormattingAgain(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body><p>y</p><table>^</body>",
        "<body><p>y</p><table><tr><td>x</td></tr>^</body>",
        "<body><div>y</div><table><tr><td>x</td></tr> list footer\n^"
      })
  void pixelShouldLeaveATableAsItIsWhenTheTableIsLeftOpen(String marked) {
    assertMarked(marked);
  }

  @Test
  void pixelShouldBeNoneWhenItWouldChangeTheTreeEverywhere() {
    assertThat(html("<svg><path/><!-- x").scan().pixel()).isEqualTo(new None("unsure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^",
        "\r\n \r\n^",
        "<html><head><title>x</title></head>\n\n^",
        "<title>x</title>\n^",
        "<html><head></head>\n^</html>",
        "<pre>\n^"
      })
  void pixelShouldStandBehindTheWhiteSpaceWhenThereIsNothingElse(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body><p>x</p><p>y</p><center>z</center>^</body>",
        "<body><div style='float:left'>y</div><p align=right>x</p>^</body>",
        "<style>img{display:block} p{text-align:center}</style><p>y</p>^</body>",
        "<style>body{display:flex} html {background:red}</style><p>x</p>^</body>",
        "<style>li:first-child{margin:0} h1+p{color:red}</style><h1>x</h1><p>y</p>^</body>"
      })
  void pixelShouldStandAtTheEndHoweverThePageIsLaidOut(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<style>p:last-child{margin:0}</style><p>x^</p></body>",
        "<style>P:Only-Child{margin:0}</style><p>x^</p></body>",
        "<style>p:nth-last-child(2){margin:0}</style><p>y</p><p>x^</p></body>",
        "<style>p:last-child{margin:0}</style><p>y^</p><p>x<b></b></p></body>",
        "<style>p:last-child{margin:0}</style><p>y^</p><p hidden>x</p></body>",
        "<style>p:last-child{margin:0}</style><p><img src=x></p>^</body>"
      })
  void pixelShouldStandAloneInItsElementWhenAStyleAsksForWhatFollows(String marked) {
    assertMarked(marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<body><h1>x^</h1><p>y</p></body>",
        "<body><center>x^</center><div>z</div><p>y<br></p></body>",
        "<body><img src=a>x^<p>y</p><p>z</p></body>",
        "<style>img + p{x:y}</style><body><img src=a>x<p>y^</p><p>z</p></body>",
        "<body><div style='font-size: 0'>x</div><span hidden>y</span><p>z^</p><p>a</p></body>",
        "<body><table>x<tr><td>y^</td></tr></table><p>z</p></body>"
      })
  void topPixelShouldStandBehindTheFirstTextThatIsSeen(String marked) {
    HtmlOptions options = new HtmlOptions(HtmlLimits.DEFAULT, false, true, true);
    assertThat(html(marked.replace("^", ""), options).markedAtTop()).isEqualTo(marked);
  }

  @Test
  void topPixelShouldBeNoneUnlessItIsWantedAndStandsBeforeTheOther() {
    HtmlOptions options = new HtmlOptions(HtmlLimits.DEFAULT, false, true, true);
    assertThat(html("<p>x</p><p>y</p>").scan().topPixel()).isEqualTo(new None("not-asked"));
    assertThat(html("<body>x</body>", options).scan().topPixel()).isEqualTo(new None("unsure"));
    assertThat(html("<img src=x>", options).scan().topPixel()).isEqualTo(new None("unsure"));
    assertThat(html("<frameset>", options).scan().topPixel()).isEqualTo(new None("frameset"));
  }

  @Test
  void pixelShouldBeNoneInShortHtmlWithoutAnImageWhenNotWantedThere() {
    HtmlOptions options = new HtmlOptions(HtmlLimits.DEFAULT, false, true, false);
    Scanned text = html("<p>x</p><a href=http://a.example/>y</a>", options);
    assertThat(text.scan().pixel()).isEqualTo(new None("short"));
    assertThat(text.scan().topPixel()).isEqualTo(new None("short"));
    assertThat(text.verdicts()).hasSize(1);
    assertThat(html("<p>x</p><img src=y>", options).scan().pixel()).isInstanceOf(At.class);
    assertThat(html("<p>" + "x".repeat(3_198), options).scan().pixel()).isInstanceOf(At.class);
    assertThat(html("<p>" + "x".repeat(3_197), options).scan().pixel())
        .isEqualTo(new None("short"));
  }

  @Test
  void pixelShouldStandBehindEarlyTextWhenTheBodyWouldBeClipped() {
    String row = "<p style='margin:0'>" + "x".repeat(80) + "</p>\n";
    Scanned scanned =
        html("<body><div style='display: none'>preview</div>" + row.repeat(1_000) + "</body>");
    assertThat(scanned.scan().pixel())
        .isInstanceOfSatisfying(At.class, at -> assertThat(at.offset()).isBetween(70_000, 80_000));
    assertThat(scanned.marked()).contains("x^</p>");
  }

  @Test
  void pixelShouldCountWhatLinksGrowByWhenTheBodyWouldBeClipped() {
    String row = "<p><a href=http://a.example/>x</a> y</p>\n";
    Scanned scanned = html("<body>" + row.repeat(900) + "</body>");
    assertThat(scanned.scan().pixel())
        .isInstanceOfSatisfying(At.class, at -> assertThat(at.offset()).isLessThan(26_000));
    assertThat(scanned.marked()).contains("</a> y^</p>");
  }
}
