package org.waybill.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waybill.clean.TokenOpener;
import org.waybill.wire.TrackingUrl;

class ShownLeavesTest {
  @ParameterizedTest
  @CsvSource({
    "'',text/html,1",
    "; start=\"<two>\",text/html,2",
    "; start=\"<three>\",text/html,1",
    "; type=\"text/html\",image/png,2",
    "; type=\"TEXT/HTML\",image/png,2",
    "; type=\"text/html\",text/plain,",
    "'',image/png,",
  })
  void rootShouldBeTheOneThatReadersShow(String parameters, String first, String shown) {
    TrackingPlan plan =
        plan(
            """
            From: a@a.example
            Content-Type: multipart/related; boundary=b%s

            --b
            Content-Type: %s

            <a href="https://a.example/1">x</a>
            --b
            Content-Type: text/html
            Content-ID: <two>

            <a href="https://a.example/2">x</a>
            --b--
            """
                .formatted(parameters, first));

    if (shown == null) {
      assertThat(plan).isEqualTo(new Leave(LeaveReason.NO_HTML, ""));
    } else {
      assertThat(((Track) plan).links())
          .extracting(PlannedLink::target)
          .containsExactly("https://a.example/" + shown);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Type: text/html",
    "'Content-Type: text/html\n'",
    "'From: a@a.example\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n"
        + "Content-Type: text/html\n"
        + "--b--\n"
        + "'",
    "'From: a@a.example\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n"
        + "Content-Type: text/html\n\n"
        + "--b--\n"
        + "'",
  })
  void bodyShouldStayEmptyWhenNoEmptyLineStandsInFrontOfIt(String message) {
    assertThat(plan(message)).isEqualTo(new Leave(LeaveReason.NOTHING_TO_TRACK, "no body"));
  }

  @Test
  void partsShouldEndAtALastBoundaryWithATagBehindIt() {
    String message =
        "From: a@a.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
            + "Content-Type: text/html\n\n<p>x\n--b--%s\n";

    assertThat(plan(message.formatted("</BODY></HTML>"))).isInstanceOf(Track.class);
    assertThat(plan(message.formatted("x")))
        .isEqualTo(new Leave(LeaveReason.UNPARSABLE, "text behind a boundary"));
  }

  @Test
  void pixelShouldGoToTheNextLineWhenItsOwnIsTooLong() {
    String text = "<body><div>" + "x".repeat(1_100) + "</div>";

    Track track = (Track) plan("Content-Type: text/html\n\n" + text + "\n</body>\n");

    assertThat(new String(track.leaves().getFirst().spliced().body(), StandardCharsets.US_ASCII))
        .startsWith(text + "\n<img src=")
        .endsWith("></body>\n");
  }

  @Test
  void pixelShouldStayOutWhenNoNextLineFollows() {
    String message = "Content-Type: text/html\n\n<body>" + "x".repeat(1_100) + "%s</body>";

    assertThat(plan(message.formatted("\n"))).isInstanceOf(Track.class);
    assertThat(plan(message.formatted(""))).isInstanceOf(Leave.class);
  }

  private static TrackingPlan plan(String message) {
    PlanOptions options = PlanOptions.of(TrackingUrl.parse("https://track.example"));
    return new Planner(options, TokenOpener.NONE)
        .plan(message.getBytes(StandardCharsets.ISO_8859_1));
  }
}
