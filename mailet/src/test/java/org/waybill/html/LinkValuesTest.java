package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waybill.html.Scanned.html;

import org.junit.jupiter.api.Test;

/** How a link's value is found and decoded. */
class LinkValuesTest {

  @Test
  void linkShouldKeepItsQuotes() {
    Scanned scanned =
        html(
            "<a href=\"http://a.example/\">1</a><a href='http://b.example/'>2</a><a"
                + " href=http://c.example>3</a>");
    assertThat(scanned.marked())
        .startsWith("<a href=\"#1\">1</a><a href='#2'>2</a><a href=#3>3</a>");
    assertThat(scanned.scan().links())
        .extracting(LinkPlace::quote)
        .containsExactly(Quote.DOUBLE, Quote.SINGLE, Quote.NONE);
  }

  @Test
  void linkShouldKeepATrailingSlashWhenUnquoted() {
    assertThat(html("<a href=http://a.example/>x</a>").verdicts())
        .containsExactly("http://a.example/");
  }

  @Test
  void linkShouldDecodeCharacterReferencesByTheAttributeRules() {
    assertThat(html("<a href='http://a.example/?a=1&amp;b=2&copy=3&#x26;d&reg'>x</a>").verdicts())
        .containsExactly("http://a.example/?a=1&b=2&copy=3&d%AE");
  }

  @Test
  void linkShouldTakeTheFirstOfTwoValues() {
    assertThat(html("<a href=http://a.example/ HREF='http://b.example/'>x</a>").marked())
        .startsWith("<a href=#1 HREF='http://b.example/'>");
  }

  @Test
  void linkShouldBeFoundWhenSpelledInCapitalsAndSpacedOut() {
    assertThat(html("<A\nHREF\t=\n \"http://a.example/\" >x</A>").marked())
        .startsWith("<A\nHREF\t=\n \"#1\" >");
  }

  @Test
  void linkShouldLoseTabsAndLineEndsInside() {
    assertThat(html("<a href=' http://a.exa\r\n\tmple/b c\u0001 '>x</a>").verdicts())
        .containsExactly("http://a.example/b%20c");
  }

  @Test
  void linkShouldBeFoundWhenItTouchesTheValueBefore() {
    assertThat(html("<a class=\"x\"href=\"http://a.example/\">x</a>").marked())
        .startsWith("<a class=\"x\"href=\"#1\">");
  }

  @Test
  void linkShouldBeLeftWhenEmptyOrWithoutValue() {
    assertThat(html("<a href>1</a><a href=''>2</a><a href=\" \n\">3</a><a href=>4</a>").verdicts())
        .containsExactly("[empty]", "[empty]", "[empty]", "[empty]");
  }

  @Test
  void linkShouldBeLeftWhenAQuoteIsMissing() {
    assertThat(
            html("<a href=\"http://a.example/>1</a> <a href=\"http://b.example/\">2</a>")
                .verdicts())
        .containsExactly("[markup]");
    assertThat(html("<a href=http://a.example/\">1</a>").verdicts()).containsExactly("[markup]");
  }

  @Test
  void linkShouldBeLeftWhenItHoldsNul() {
    assertThat(html("<a href='http://a.example/\0'>x</a>").verdicts()).containsExactly("[nul]");
  }

  @Test
  void linkShouldCountOnceWhenItsElementIsCloned() {
    assertThat(
            html("<a href=http://a.example/>1<p>2</a>3</p><a href=http://b.example/>4<div>5")
                .verdicts())
        .containsExactly("http://a.example/", "http://b.example/");
  }

  @Test
  void linkShouldBeNoneWhenItsTagIsCutOff() {
    assertThat(html("<p>text</p><a href=\"http://a.example/\"").verdicts()).isEmpty();
  }

  @Test
  void linkShouldBeFoundBehindOddAttributes() {
    assertThat(html("<a title='a>b' href=http://a.example/>1</a>").marked())
        .startsWith("<a title='a>b' href=#1>");
    assertThat(html("<a =\"x\" href=http://a.example/>1</a>").marked())
        .startsWith("<a =\"x\" href=#1>");
  }

  @Test
  void linkShouldKeepAQuoteWrittenAsReference() {
    assertThat(html("<a href=\"http://a.example/?q=&quot;x&quot;\">1</a>").verdicts())
        .containsExactly("http://a.example/?q=\"x\"");
  }

  @Test
  void labelShouldBeTheVisibleText() {
    assertThat(
            html("<a href=http://a.example/><b> Read\n"
                    + " the </b><style>b{}</style>news&nbsp;&mdash; now</a>")
                .labels())
        .containsExactly("Read the news \u2014 now");
  }

  @Test
  void labelShouldBeTheAlternativeTextWhenThereIsNone() {
    assertThat(
            Scanned.bytes(
                    "<a href=http://a.example/><img src=x alt='Gr\u00C3\u00BC\u00C3\u009Fe &amp;"
                        + " mehr'></a>",
                    "utf-8")
                .labels())
        .containsExactly("Gr\u00FC\u00DFe & mehr");
  }

  @Test
  void labelShouldBeCutAt200Characters() {
    assertThat(html("<a href=http://a.example/>" + "x".repeat(500) + "</a>").labels())
        .containsExactly("x".repeat(200));
  }
}
