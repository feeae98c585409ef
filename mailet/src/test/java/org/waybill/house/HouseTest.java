package org.waybill.house;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every module's sources keep to, and no compiler checks. */
class HouseTest {
  /** One sentence: it may run over lines, and ends the comment with its only full stop. */
  private static final Pattern CAPTION =
      Pattern.compile("^/\\*\\*\\s+(?:(?!\\.\\s|\\*/).)+\\.\\s+\\*/", Pattern.DOTALL);

  private static final Pattern NULL_MARKED =
      Pattern.compile("^@(?:org\\.jspecify\\.annotations\\.)?NullMarked$", Pattern.MULTILINE);

  private static final Pattern VAGUE =
      Pattern.compile(".*(?:Manager|Helper|Utils?|Impl|Service|Processor|Data)\\.java");

  /** An annotated test, past its further annotations, up to its name. */
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory)\\b[^{;]*?\\s(\\w+)\\([^()]*\\)\\s*"
              + "(?:throws [\\w\\s,.]+)?\\{");

  @Test
  void everyPackageShouldHaveOneSentenceAndNoNulls() {
    assertThat(Sources.main().stream().map(Path::getParent).distinct())
        .allSatisfy(
            folder -> {
              Path info = folder.resolve("package-info.java");
              assertThat(Files.exists(info)).as(Sources.fromRoot(info)).isTrue();
              assertThat(Sources.read(info))
                  .as(Sources.fromRoot(info))
                  .containsPattern(CAPTION)
                  .containsPattern(NULL_MARKED);
            });
  }

  @Test
  void namesShouldSayWhatAThingIs() {
    assertThat(Sources.all().stream().map(Sources::fromRoot)).noneMatch(VAGUE.asMatchPredicate());
  }

  /** Surefire runs Test, Failsafe IT, and neither says a word about the rest. */
  @Test
  void classesWithTestsShouldBeNamedSoThatTheyRun() {
    assertThat(Sources.test().stream().filter(HouseTest::holdsTests))
        .filteredOn(not(HouseTest::isInherited))
        .extracting(Sources::fromRoot)
        .allMatch(name -> name.endsWith("Test.java") || name.endsWith("IT.java"));
  }

  @Test
  void testsShouldSayWhatShouldBe() {
    assertThat(Sources.test())
        .allSatisfy(
            file ->
                assertThat(testNames(file))
                    .as(Sources.fromRoot(file))
                    .allMatch(HouseTest::isSentence));
  }

  private static boolean isSentence(String name) {
    return name.matches("[a-z]\\w*Should[A-Z]\\w*");
  }

  private static boolean holdsTests(Path file) {
    return !testNames(file).isEmpty();
  }

  /** Contracts run in the classes that implement or extend them. */
  private static boolean isInherited(Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    return Pattern.compile("\\b(?:interface|abstract(?: \\w+)* class) " + name + "\\b")
        .matcher(Sources.read(file))
        .find();
  }

  private static List<String> testNames(Path file) {
    return TEST.matcher(Sources.read(file)).results().map(match -> match.group(1)).toList();
  }
}
