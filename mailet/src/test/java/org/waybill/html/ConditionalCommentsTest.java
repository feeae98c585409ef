package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that only Outlook shows. */
class ConditionalCommentsTest {
  private static final String LINK = "<a href=\"http://a.example/\">x</a>";

  private static String conditional(String inside) {
    return "<!--[if mso]>" + inside + "<![endif]-->";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='http://a.example/?b=1&amp;c'>x</a>",
        "<map><area HREF = 'http://a.example/?b=1&amp;c'></map>",
        "<v:roundrect xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " href=\"http://a.example/?b=1&amp;c\" fill=\"t\"><w:anchorlock/></v:roundrect>",
        "<v:rect href=\"http://a.example/?b=1&amp;c\" />",
        "</td><td><V:SHAPE style='x' href=\"http://a.example/?b=1&amp;c\"><tr>"
      })
  void linkShouldBeFoundInAConditionalComment(String link) {
    Scanned scanned = html("<p>y</p>" + conditional(link) + "<p>z</p>");
    assertThat(scanned.verdicts()).containsExactly("http://a.example/?b=1&c");
    assertThat(scanned.scan().links()).allMatch(LinkPlace::conditional);
    assertThat(scanned.marked()).contains(link.replace("http://a.example/?b=1&amp;c", "#1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[if mso]", "[if (gte mso 9)|(IE)]", "[if lt IE 9]", "[if !mso]"})
  void linkShouldBeFoundWhateverTheCondition(String condition) {
    assertThat(html("<!--" + condition + ">" + LINK + "<![endif]-->").verdicts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!-- %s -->",
        "<!-- [if mso]>%s<![endif]-->",
        "<!--[if mso]>%s-->",
        "<!--[if mso]%s<![endif]-->",
        "<!--[if mso]><style>%s</style><![endif]-->",
        "<!--[if mso]><!-- %s <![endif]-->",
        "<textarea><!--[if mso]>%s<![endif]--></textarea>",
        "<script><!--[if mso]>%s<![endif]--></script>"
      })
  void linkShouldBeNoneInOtherComments(String comment) {
    assertThat(html("<p>y</p>" + comment.formatted(LINK)).verdicts()).isEmpty();
  }

  @Test
  void linkShouldBeFoundInWhatOnlyOutlookSkips() {
    Scanned scanned =
        html(
            "<![if !mso]>"
                + LINK
                + "<![endif]><!--[if !mso]><!-->"
                + LINK
                + "<!--<![endif]--><!--[if !mso]><!-- -->"
                + LINK
                + "<!-- <![endif]-->");
    assertThat(scanned.verdicts()).hasSize(3);
    assertThat(scanned.scan().links()).noneMatch(LinkPlace::conditional);
  }

  @Test
  void linksShouldComeInTheOrderOfTheSource() {
    String body =
        "<a href='http://a.example/1'>x</a>"
            + conditional("<v:rect href='http://a.example/2'>x</v:rect>")
            + "<a href='http://a.example/3'>x</a>"
            + conditional("<a href='http://a.example/4'>x</a>");
    Scanned scanned = html("\u00EF\u00BB\u00BF" + body);
    assertThat(scanned.verdicts())
        .containsExactly(
            "http://a.example/1", "http://a.example/2", "http://a.example/3", "http://a.example/4");
    assertThat(scanned.marked()).contains("<v:rect href='#2'>", "<a href='#3'>", "<a href='#4'>");
  }

  @Test
  void linkShouldBeLabelledByItsVisibleText() {
    assertThat(
            html(conditional(
                    "<v:roundrect href='http://a.example/'><w:anchorlock/><center"
                        + " style='color:#fff'>Show me &gt;</center></v:roundrect>"))
                .labels())
        .containsExactly("Show me >");
  }

  @Test
  void linkShouldBeLeftForTheSameReasonsAsOutside() {
    assertThat(
            html(conditional(
                    "<a href='http://'>x</a><a href='#'>x</a><a href='mailto:a@b.example'>x</a>"
                        + "<v:rect data-waybill=off href='http://a.example/'>x</v:rect>"))
                .verdicts())
        .containsExactly("[malformed]", "[relative]", "[scheme]", "[opt-out]");
  }

  @Test
  void linkShouldBeLeftWhenItsTokenCouldEndTheComment() {
    assertThat(
            html(conditional(
                    "<a href=http://a.example/>x</a><a href=http://b.example/ class=y>x</a>"))
                .verdicts())
        .containsExactly("[unquoted]", "http://b.example/");
  }

  @Test
  void vmlShouldBeNoLinkOutside() {
    assertThat(html("<v:rect href='http://a.example/'>x</v:rect>").verdicts()).isEmpty();
  }
}
