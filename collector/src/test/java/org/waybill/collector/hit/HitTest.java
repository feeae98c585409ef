package org.waybill.collector.hit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

class HitTest {

  @Test
  void textShouldBeCut() {
    assertThat(hit("x".repeat(600), Map.of("Accept", "y".repeat(513))))
        .satisfies(hit -> assertThat(hit.userAgent()).hasSize(512))
        .satisfies(hit -> assertThat(hit.headers().get("Accept")).hasSize(512));
  }

  @Test
  void textShouldLoseItsControlCharacters() {
    assertThat(hit("a\r\nb\u0000\u001b[31m\u0085", Map.of()).userAgent())
        .isEqualTo("a\uFFFD\uFFFDb\uFFFD\uFFFD[31m\uFFFD");
  }

  @Test
  void longestHitShouldBeReadBack() {
    String text = "\u00ff".repeat(512);
    Hit hit =
        hit(
            text,
            Map.of(
                "Accept",
                text,
                "Accept-Language",
                text,
                "Sec-Purpose",
                text,
                "Purpose",
                text,
                "X-Purpose",
                text,
                "X-Moz",
                text));
    assertThat(JournalRecordBytes.decode(JournalRecordBytes.encode(hit))).isEqualTo(hit);
  }

  @Test
  void headerShouldBeRefusedWhenItIsNotKept() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> hit("", Map.of("Cookie", "secret")))
        .withMessage("header Cookie is not kept");
  }

  @Test
  void methodShouldKeepItsName() {
    assertThat(Method.named("OPTIONS")).isEqualTo(Method.OPTIONS);
    assertThat(Method.named("get")).isEqualTo(Method.OTHER);
    assertThat(Method.named("OTHER")).isEqualTo(Method.OTHER);
  }

  private static Hit hit(String userAgent, Map<String, String> headers) {
    return new Hit(
        0,
        Method.GET,
        HitKind.OPEN,
        Mode.IDENTIFIED,
        TrackingId.of(new byte[16]),
        PersonCode.NONE,
        0,
        0,
        "",
        userAgent,
        headers);
  }
}
