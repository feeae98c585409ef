package org.waybill.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.waybill.html.PixelPlace.At;

/**
 * Real templates, where they lie beside the project (property {@code waybill.shared}, or {@code
 * ../../shared}).
 */
class HtmlCorpusTest {
  private static final Path CORPUS = corpus();

  /** Beside the repository, or beside the folder of its worktrees. */
  private static Path corpus() {
    String beside = Files.isDirectory(Path.of("../../shared")) ? "../../shared" : "../../../shared";
    return Path.of(System.getProperty("waybill.shared", beside), "corpus", "html");
  }

  @Test
  void scanShouldHoldItsPromisesWhenTheBodyIsReal() throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "no corpus at " + CORPUS.toAbsolutePath().normalize());
    for (Path file : files()) {
      byte[] body = Files.readAllBytes(file);
      HtmlScan scan = Rewritten.check(body, Optional.of("utf-8"));
      assertThat(scan.refusal()).as(file.toString()).isEmpty();
      assertThat(Rewritten.pixels(scan, body))
          .as(file.toString())
          .isEqualTo(scan.pixel() instanceof At ? 1 : 0);
      assertThat(
              scan.links().stream()
                  .filter(l -> !l.source().isEmpty() && !l.conditional())
                  .map(LinkPlace::start)
                  .distinct()
                  .count())
          .as(file.toString())
          .isEqualTo(linksOfTheTree(body));
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Distinct places of a link with a value. */
  private static long linksOfTheTree(byte[] body) {
    Document document =
        Parser.htmlParser().setTrackPosition(true).parseInput(new String(body, ISO_8859_1), "");
    return document.select("a[href], area[href]").stream()
        .filter(e -> !e.attr("href").isEmpty())
        .map(e -> e.attributes().sourceRange("href").valueRange().startPos())
        .distinct()
        .count();
  }
}
