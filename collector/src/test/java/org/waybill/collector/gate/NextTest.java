package org.waybill.collector.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NextTest {

  @Test
  void pathOfOursShouldBeKept() {
    for (String path :
        List.of(
            "/", "/messages", "/messages?subject=a%20b&after=1", "/m?id=%3Ca@b%3E", "/login2")) {
      assertThat(Next.of(path).path()).isEqualTo(path);
    }
    assertThat(Next.of("/a?b=c&d").form()).isEqualTo("/login?next=%2Fa%3Fb%3Dc%26d");
    assertThat(Next.HOME.form()).isEqualTo("/login");
  }

  @Test
  void everythingElseShouldLeadHome() {
    for (String text :
        List.of(
            "",
            "messages",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/\n/evil.example",
            "/a\r\nSet-Cookie: x=y",
            " /a",
            "/a b",
            "/\u00E4",
            "/\u2028",
            "/\u0000",
            "/login",
            "/login?next=/login",
            "/logout",
            "/" + "a".repeat(2_000))) {
      assertThat(Next.of(text)).as(text).isEqualTo(Next.HOME);
    }
  }

  /** Whatever comes in, a browser that resolves it stays here. */
  @Test
  void anyTextShouldLeadToThisHost() {
    String alphabet = "/\\:@.?#%&=a0 \t\r\n\u00E4\u0000";
    SplittableRandom random = new SplittableRandom(20261129);
    URI here = URI.create("https://reports.example:8443/login");
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String path = Next.of(text.toString()).path();
      assertThat(path).matches("/(?![/\\\\])[!-\\[\\]-~]*");
      String safe = path.replace("%", "%25").replaceAll("[#@:]", "x");
      assertThat(here.resolve(safe.replace("?", "%3F")).getRawAuthority())
          .isEqualTo(here.getRawAuthority());
    }
  }
}
