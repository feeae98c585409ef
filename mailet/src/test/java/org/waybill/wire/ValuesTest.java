package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void messageIdShouldLoseItsBracketsAndNothingElse() {
    assertThat(MessageId.of(" <a@b> ")).contains(new MessageId("a@b"));
    assertThat(MessageId.of("a@b")).contains(new MessageId("a@b"));
    assertThat(MessageId.of("<<a@b>>")).contains(new MessageId("a@b"));
    assertThat(MessageId.of("<>")).isEmpty();
    assertThat(MessageId.of("<a@b> (x)")).contains(new MessageId("<a@b> (x)"));
  }

  @Test
  void dayShouldCountFrom2025() {
    assertThat(Day.of(Instant.parse("2024-12-31T23:59:59Z"))).isZero();
    assertThat(Day.of(Instant.parse("2025-01-01T23:59:59Z"))).isZero();
    assertThat(Day.of(Instant.parse("2025-01-02T00:00:00Z"))).isEqualTo(1);
    assertThat(Day.of(Instant.parse("2300-01-01T00:00:00Z"))).isEqualTo(65535);
    assertThat(Day.start(691)).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
  }

  @Test
  void idsShouldReadOnlyTheirOwnForm() {
    TrackingId id = TrackingId.of(new byte[16]);
    assertThat(TrackingId.parse(id.toString())).isEqualTo(id);
    assertThatThrownBy(() -> TrackingId.parse("AAAAAAAAAAAAAAAAAAAAAB"))
        .hasMessageContaining("22 characters");
    assertThatThrownBy(() -> TrackingId.of(new byte[15])).hasMessageContaining("15 bytes");
  }

  @Test
  void tokenShouldRefuseWhatCannotStandInALocationHeader() {
    for (String target : new String[] {"", "a b", "a\r\nb", "ä", "a\u007f"}) {
      assertThatThrownBy(
              () ->
                  Token.click(
                      Mode.IDENTIFIED, TrackingId.of(new byte[16]), PersonCode.NONE, 0, 1, target))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
