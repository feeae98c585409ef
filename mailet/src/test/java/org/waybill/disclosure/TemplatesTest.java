package org.waybill.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTest {

  private static final String HTML = "<p>Tracked. <a href=\"{link}\">More</a></p>";
  private static final String TEXT = "Tracked:\n{link}\n";

  @Test
  void shippedTemplatesShouldHaveNoProblem() {
    assertThat(Templates.SHIPPED.problems()).isEmpty();
    assertThat(Templates.SHIPPED.languages()).containsExactly("de", "en");
  }

  /** They go into text of any charset and of 7bit. */
  @Test
  void shippedTextsShouldBeAscii() {
    Templates.SHIPPED.byName().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".txt"))
        .forEach(file -> assertThat(file.getValue()).isASCII());
  }

  @Test
  void wordsShouldBeThoseOfTheFirstLanguageThatHasSomeAndThenOfTheDefault() {
    Disclosure told = Templates.SHIPPED.disclosure("en");

    assertThat(languages(told, "fr", "de-AT", "en")).containsExactly("de", "en");
    assertThat(languages(told, "DE_ch")).containsExactly("de", "en");
    assertThat(languages(told, "en-GB")).containsExactly("en");
    assertThat(languages(told, "fr", "-", "")).containsExactly("en");
    assertThat(languages(told)).containsExactly("en");
  }

  @Test
  void htmlShouldBeOneLineOfAsciiPartedAtItsLink() {
    Words words =
        Words.of("de", "\n <p>f\u00fcr\n  <a\nhref=\"{link}\">\ud83d\udc41</a></p>\n", TEXT);

    assertThat(words.html())
        .isEqualTo(new Wording("<p>f&#252;r <a href=\"", "\">&#128065;</a></p>"));
  }

  @Test
  void textShouldLoseBlanksAroundItsLines() {
    assertThat(Words.of("en", HTML, "\r\n  a  \r\n{link} b\r\n\r\n").text())
        .isEqualTo(new Wording("a\n", " b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Tracked.</p>",
        "<a href=\"{link}\">a</a> <a href=\"{link}\">b</a>",
        "<a href=\"{link}\"></a>",
        "<a href=\"https://x.example/{link}\">a</a>",
        "<a title=\"{link}\">a</a>",
        "{link}",
        "<p>{link} <a href=\"https://x.example\">a</a></p>",
        "<p><b>a <a href=\"{link}\">b</a></p>",
        "</div><a href=\"{link}\">b</a><div>",
        "<a href=\"{link}\">b</a><!-- a",
        "<a href=\"{link}\">b</a><!-- a -->",
        "<a href=\"{link}\">b</a><script>x</script>",
        "<a href=\"{link}\">b</a><img src=\"https://x.example\">",
        "<table><tr><td><a href=\"{link}\">b</a></table>",
        "<a href=\"{link}\" onclick=\"x\">b</a>",
        "<a href=\"{link}\">b</a> <a href=\"javascript:x\">c</a>",
        "<p style=\"display: none\"><a href=\"{link}\">b</a></p>",
        "<p style=\"background:url(https://x.example)\"><a href=\"{link}\">b</a></p>",
        "<a href=\"{link}\">b</a>\u0000"
      })
  void htmlShouldBeRefusedWhenItCouldChangeAMessageOrHidesItsLink(String html) {
    assertThat(Words.htmlProblems(html)).isNotEmpty();
    assertThatThrownBy(() -> Words.of("en", html, TEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no link",
        "{link} {link}",
        "({link})",
        "{link}.",
        "a\n.b {link}",
        "a\n-- \n{link}",
        "From here\n{link}",
        "> a\n{link}",
        "a\u001b {link}"
      })
  void textShouldBeRefusedWhenMailProgramsWouldMakeSomethingElseOfIt(String text) {
    assertThat(Words.textProblems(text)).isNotEmpty();
  }

  @Test
  void templatesShouldBeRefusedWhenTheyAreTooLong() {
    assertThat(Words.textProblems("a ".repeat(1_100) + "{link}"))
        .contains("has 2,206 characters; it takes 2,000");
    assertThat(Words.textProblems("a".repeat(201) + "\n{link}"))
        .containsExactly("has a line of 201 characters; it takes 200");
  }

  @ParameterizedTest
  @CsvSource({
    "fr.html, fr.html stands alone; add fr.txt",
    "fr.htm, 'fr.htm is no name of a template; it takes LANGUAGE.html and LANGUAGE.txt, such as"
        + " fr.html'",
    "french!.html, 'french!.html is no name of a template; it takes LANGUAGE.html and LANGUAGE.txt,"
        + " such as fr.html'"
  })
  void templatesShouldBeRefusedByName(String name, String problem) {
    assertThat(Templates.SHIPPED.with(Map.of(name, HTML)).problems()).containsExactly(problem);
  }

  @Test
  void ownTemplatesShouldTakeThePlaceOfThoseShipped() {
    Templates own =
        Templates.SHIPPED.with(
            Map.of("en.html", HTML, "en.txt", TEXT, "fr.html", HTML, "fr.txt", TEXT));

    assertThat(own.problems()).isEmpty();
    assertThat(own.disclosure("fr").wordsFor(List.of("en")).getFirst().text())
        .isEqualTo(new Wording("Tracked:\n", ""));
  }

  private static List<String> languages(Disclosure told, String... message) {
    return told.wordsFor(List.of(message)).stream().map(Words::language).toList();
  }
}
