package org.waybill.collector.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom to tell, and the file that says so. */
class ContactTest {

  @Test
  void addressAndUrlShouldBecomeUris() {
    assertThat(Contact.parse("abuse@sender.example").uri())
        .isEqualTo("mailto:abuse@sender.example");
    assertThat(Contact.parse("a?subject=x@sender.example").uri())
        .isEqualTo("mailto:a%3Fsubject=x@sender.example");
    assertThat(Contact.parse("https://sender.example/abuse?a=b").uri())
        .isEqualTo("https://sender.example/abuse?a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abuse",
        "http://sender.example/",
        "javascript:alert(1)",
        "mailto:abuse@sender.example",
        "https:///x",
        "https://a@sender.example/",
        "a b@sender.example",
        "a@b.example\r\nX: y",
        "https://sender.example/\r\nContact: x",
        "<a@b.example>"
      })
  void anythingElseShouldBeRefused(String text) {
    assertThatThrownBy(() -> Contact.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fileShouldHaveWhatTheStandardAsksForAndBeTheSameAllDay() {
    SecurityText text =
        SecurityText.of(Contact.parse("abuse@sender.example"), List.of("t2.example", "t1.example"));
    String morning = text.at(Instant.parse("2026-11-02T00:00:00Z"));
    assertThat(morning)
        .isEqualTo(
            """
            Contact: mailto:abuse@sender.example
            Expires: 2027-05-01T00:00:00Z
            Preferred-Languages: en, de
            Canonical: https://t1.example/.well-known/security.txt
            Canonical: https://t2.example/.well-known/security.txt
            """
                .replace("\n", "\r\n"));
    assertThat(text.at(Instant.parse("2026-11-02T23:59:59Z"))).isEqualTo(morning);
  }
}
