package org.waybill.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.waybill.html.PixelPlace.At;

/** Bodies broken at random: no exception, and what is declared is all that changes. */
class HtmlMutationTest {
  private static final long SEED = 20_261_123;
  private static final List<String> SHARDS =
      List.of(
          "<",
          ">",
          "\"",
          "'",
          "=",
          "/",
          "&",
          "\0",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "</body>",
          "<title>",
          "<svg>",
          "</svg>",
          "<style>",
          "<table>",
          "<template>",
          "</template>",
          "<noscript>",
          "<a href=http://z.example/>",
          "</a>",
          "<b>",
          "</p>",
          "<select>",
          "<math>",
          "<plaintext>",
          "<frameset>",
          "<textarea>",
          "<script>",
          "<!--[if mso]>",
          "\r\n",
          " ",
          "\u00FF");

  @Test
  void scanShouldHoldItsPromisesWhenTheBodyIsBroken() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      String document = Documents.ALL.get(i % Documents.ALL.size());
      assertHolds(mutant(document, random));
    }
  }

  private static void assertHolds(String mutant) {
    byte[] body = mutant.getBytes(ISO_8859_1);
    HtmlScan scan = Rewritten.check(body, Optional.of("windows-1252"));
    assertThat(scan.refusal()).as(mutant).isEmpty();
    assertThat(Rewritten.pixels(scan, body))
        .as(mutant)
        .isEqualTo(scan.pixel() instanceof At ? 1 : 0);
    assertChangesNothing(scan.pixel(), mutant);
    assertChangesNothing(scan.topPixel(), mutant);
  }

  /** Also where the tree alone told so, and no trial was made. */
  private static void assertChangesNothing(PixelPlace place, String mutant) {
    if (place instanceof At(int offset)) {
      Document tree = Parser.htmlParser().parseInput(mutant, "");
      assertThat(PixelTrial.of(tree, mutant, offset).changesNothing())
          .as(() -> mutant.substring(0, offset) + "^" + mutant.substring(offset))
          .isTrue();
    }
  }

  private static String mutant(String document, Random random) {
    StringBuilder body = new StringBuilder(document);
    for (int n = random.nextInt(4); n >= 0; n--) {
      int at = random.nextInt(body.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> body.insert(at, SHARDS.get(random.nextInt(SHARDS.size())));
        case 1 -> body.delete(at, Math.min(body.length(), at + random.nextInt(40)));
        case 2 -> body.insert(at, body.substring(Math.max(0, at - random.nextInt(60)), at));
        default -> body.setLength(Math.max(1, random.nextInt(3) == 0 ? at : body.length()));
      }
    }
    return body.toString();
  }
}
