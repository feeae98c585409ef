package org.waybill.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.html.PixelPlace.At;

/**
 * Runs the kept inputs, whose first byte picks the charset; {@code mvn -Pfuzz -Dtest=HtmlFuzzTest}
 * looks for new ones.
 */
class HtmlFuzzTest {
  private static final List<String> CHARSETS =
      List.of("utf-8", "windows-1252", "shift_jis", "gb18030", "iso-2022-jp", "big5", "utf-16");

  @FuzzTest(maxDuration = "5m")
  void placesShouldLieInOrderInsideWhateverTheBody(byte[] input) {
    if (input.length == 0) {
      return;
    }
    String charset = CHARSETS.get((input[0] & 0xFF) % CHARSETS.size());
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    HtmlScan scan = HtmlScan.of(body, Optional.of(charset), HtmlLimits.DEFAULT);
    int end = 0;
    for (LinkPlace link : scan.links()) {
      assertThat(link.start()).isBetween(end, link.end());
      assertThat(link.end()).isBetween(link.start(), body.length);
      end = link.end();
    }
    for (PixelPlace pixel : List.of(scan.pixel(), scan.topPixel())) {
      if (pixel instanceof At at) {
        assertThat(at.offset()).isBetween(0, body.length);
        assertThat(scan.links())
            .noneMatch(link -> link.start() < at.offset() && at.offset() < link.end());
      }
    }
  }
}
