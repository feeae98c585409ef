package org.waybill.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://track.example.org",
        "https://track.example.org:8443",
        "http://127.0.0.1:8080",
        "http://localhost",
        "http://[::1]:80"
      })
  void parseShouldTakeHttpsAndLoopback(String text) {
    assertThat(TrackingUrl.parse(text).origin()).isEqualTo(text);
    assertThat(TrackingUrl.parse(text + "/").origin()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "track.example.org",
        "http://track.example.org",
        "http://127.example.org",
        "ftp://track.example.org",
        "https://track.example.org/path",
        "https://track.example.org?x=1",
        "https://user@track.example.org",
        "https:///x",
        "https://track example"
      })
  void parseShouldNameWhatWasFoundAndWhatIsAllowed(String text) {
    assertThatThrownBy(() -> TrackingUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("for example https://track.example.org");
  }

  @Test
  void pathsShouldBeReadBack() {
    TrackingUrl url = TrackingUrl.parse("https://track.example.org");

    assertThat(url.open("tok")).isEqualTo("https://track.example.org/o/tok.gif");
    assertThat(TrackedPath.ofUrl(url.open("tok"))).contains(new TrackedPath(TokenKind.OPEN, "tok"));
    assertThat(TrackedPath.ofUrl(url.click("tok") + "?a=b#c"))
        .contains(new TrackedPath(TokenKind.CLICK, "tok"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/o/", "/o/tok", "/x/tok", "o/tok.gif", "/cc/tok", "", "mailto:a/c/tok"})
  void otherShapesShouldBeNoTrackedPath(String path) {
    assertThat(TrackedPath.of(path)).isEmpty();
    assertThat(TrackedPath.ofUrl(path)).isEmpty();
  }
}
