package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.james.WebAdmin;
import org.waybill.endtoend.json.Json;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** What an admin sees and does in James's own webadmin. */
@ExtendWith(Stage.class)
class WebAdminIT {
  private static final Tracked NOTHING = new Tracked(List.of(), List.of());
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");

  private final TrackingPost stage;
  private final Post without;

  WebAdminIT(TrackingPost stage, Post without) {
    this.stage = stage;
    this.without = without;
  }

  @AfterEach
  void switchOn() throws Exception {
    webAdmin().delete("/waybill/kill-switch");
    webAdmin().delete("/waybill/kill-switch/sender.example");
    awaitTracked();
  }

  /** A moment after the switch is gone: the collector has to hear it first. */
  private void awaitTracked() throws Exception {
    Await.until("mail that is tracked again", this::sent, all -> !all.equals(NOTHING));
  }

  @Test
  void statusShouldSayHowMailIsTracked() throws Exception {
    assertThat(sent().links()).hasSize(1);

    Json status = webAdmin().get("/waybill/status");

    assertThat(status.get("worries").items()).isEmpty();
    assertThat(status.get("switchedOff").items()).isEmpty();
    assertThat(status.get("counts").get("tracked").number()).isPositive();
    Json mailet = status.get("mailets").items().getFirst();
    assertThat(mailet.get("percent").number()).isEqualTo(100);
    assertThat(mailet.get("shadow")).hasToString("false");
    Json host = mailet.get("hosts").items().getFirst();
    assertThat(host.get("url").text()).isEqualTo(stage.collector().trackUrl());
    assertThat(host.get("usable")).hasToString("true");
  }

  @Test
  void explainShouldSayWhatWouldBeTrackedAndCountNothing() throws Exception {
    long before = tracked();

    Json told = webAdmin().post("/waybill/explain?recipient=ada@one.example", letter().bytes());

    assertThat(told.get("verdict").text()).isEqualTo("track");
    assertThat(told.get("links").items().getFirst().get("target").text())
        .isEqualTo("https://shop.example/here");
    assertThat(told.get("copies").items().getFirst().get("pixels").number()).isEqualTo(1);
    assertThat(told.get("rules").items()).isNotEmpty();
    assertThat(tracked()).isEqualTo(before);
  }

  @Test
  void explainShouldSayWhyNothingWouldBeTracked() throws Exception {
    Json stranger =
        webAdmin()
            .post(
                "/waybill/explain?recipient=ada@one.example",
                letter().from("Eve <eve@evil.example>").bytes());
    Json local =
        webAdmin().post("/waybill/explain?recipient=local@sender.example", letter().bytes());

    assertThat(stranger.get("reason").text()).isEqualTo("foreign-sender");
    assertThat(local.get("reason").text()).isEqualTo("local");
    assertThatThrownBy(() -> webAdmin().post("/waybill/explain", new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("400")
        .hasMessageContaining("message/rfc822");
  }

  @Test
  void killSwitchShouldLetMailLeaveUnchangedAtOnce() throws Exception {
    Json off = webAdmin().put("/waybill/kill-switch?note=links%20lead%20nowhere");

    assertThat(off.get("switchedOff").items().getFirst().get("note").text())
        .isEqualTo("links lead nowhere");
    assertUnchanged();
    assertThat(webAdmin().health()).contains("\"degraded\"", "switched off", "links lead nowhere");
    assertThat(webAdmin().get("/waybill/status").get("counts").get("left.switched-off").number())
        .isPositive();

    webAdmin().delete("/waybill/kill-switch");
    awaitTracked();
    assertThat(webAdmin().health()).doesNotContain("switched off");
  }

  @Test
  void killSwitchShouldTakeADomainAndRefuseWhatIsNone() throws Exception {
    webAdmin().put("/waybill/kill-switch/sender.example");
    assertUnchanged();

    webAdmin().delete("/waybill/kill-switch/sender.example");
    webAdmin().put("/waybill/kill-switch/other.example");
    awaitTracked();

    assertThat(webAdmin().delete("/waybill/kill-switch/other.example").get("switchedOff").items())
        .isEmpty();
    assertThatThrownBy(() -> webAdmin().put("/waybill/kill-switch/nonsense"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("400")
        .hasMessageContaining("customer.example");
  }

  private long tracked() throws IOException {
    return webAdmin().get("/waybill/status").get("counts").toString().contains("\"tracked\"")
        ? webAdmin().get("/waybill/status").get("counts").get("tracked").number()
        : 0;
  }

  private WebAdmin webAdmin() {
    return stage.post().james().webAdmin();
  }

  private void assertUnchanged() throws Exception {
    Letter letter = letter();
    Delivery here = stage.post().send(ENVELOPE, letter).get(0);
    Delivery there = without.send(ENVELOPE, letter).get(0);
    assertThat(Transmitted.withoutTrace(here.message()))
        .isEqualTo(Transmitted.withoutTrace(there.message()));
  }

  private static Letter letter() {
    return Letter.alternative(
        "", "<html><body><a href=\"https://shop.example/here\">here</a></body></html>\n");
  }

  private Tracked sent() throws Exception {
    return Tracked.in(
        stage.post().send(ENVELOPE, letter()).get(0).message(), stage.collector().trackUrl());
  }
}
