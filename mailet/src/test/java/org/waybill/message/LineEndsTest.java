package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\nb\r\nc", "a\r\nb\nc", "\n", "\r\n\r\n", "ab\ncd\n", "x\ry"})
  void answersShouldBeThoseOfLinesAtEveryPlace(String text) {
    byte[] raw = text.getBytes(StandardCharsets.US_ASCII);
    for (int first = 0; first <= raw.length; first++) {
      LineEnds lines = new LineEnds(raw);
      for (int at = first; at <= raw.length; at++) {
        assertThat(lines.next(at)).isEqualTo(Lines.next(raw, at, raw.length));
        assertThat(lines.end(at)).isEqualTo(Lines.end(raw, at, 0, raw.length));
      }
    }
  }
}
