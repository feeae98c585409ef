package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderValueTest {

  @Test
  void parseShouldReadValueAndParameters() {
    HeaderValue value = HeaderValue.parse("text/html; Charset=\"utf-8\"; name=a");

    assertThat(value.value()).isEqualTo("text/html");
    assertThat(value.parameters()).containsEntry("charset", "utf-8").containsEntry("name", "a");
    assertThat(value.sound()).isTrue();
  }

  @Test
  void parseShouldTakeOffQuotesEscapesAndComments() {
    HeaderValue value = HeaderValue.parse("a/b (a \\) (nested)); x=\"y;\\\"z\" (end)");

    assertThat(value.value()).isEqualTo("a/b");
    assertThat(value.parameters()).containsEntry("x", "y;\"z");
    assertThat(value.sound()).isTrue();
  }

  @Test
  void parseShouldBeUnsoundWhenAQuoteStaysOpen() {
    assertThat(HeaderValue.parse("a/b; x=\"y").sound()).isFalse();
  }

  @Test
  void parseShouldBeUnsoundWhenACommentStaysOpen() {
    assertThat(HeaderValue.parse("a/b (c").sound()).isFalse();
  }

  @Test
  void parseShouldBeUnsoundWhenAParameterStandsTwice() {
    assertThat(HeaderValue.parse("a/b; x=1; x=2").sound()).isFalse();
    assertThat(HeaderValue.parse("a/b; x=1; x=1").sound()).isTrue();
  }

  @Test
  void parseShouldTakeEmptyText() {
    assertThat(HeaderValue.parse("").value()).isEmpty();
  }
}
