package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waybill.killswitch.Scope;

class ExplainedMailTest {

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void explanationShouldSayWhatEveryCopyWouldHold() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("disclosure", "true"));

    Map<String, Object> told = explained(mailet, "bob@b.example").fields();

    assertThat(told)
        .containsEntry("verdict", "track")
        .containsEntry("host", "https://track.example");
    assertThat(JsonText.of(told))
        .contains("\"recipients\":[\"bob@b.example\"]", "\"pixels\":1", "\"disclosures\":1")
        .contains("\"number\":2,\"target\":\"https://shop.example/b\",\"label\":\"more\"")
        .contains("track: opens, clicks");
  }

  @Test
  void explanationShouldDoNothing() throws Exception {
    AddTracking mailet = bench.mailet();
    var unused = explained(mailet, "bob@b.example");

    assertThat(bench.spool.taken()).isEmpty();
    assertThat(bench.count("tracked")).isZero();
    assertThat(bench.collector().records()).isEmpty();
  }

  @Test
  void explanationShouldSayWhatWouldBeTrackedInShadow() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("shadow", "true"));

    assertThat(explained(mailet, "bob@b.example").fields())
        .containsEntry("verdict", "shadow")
        .containsKey("links");
  }

  @Test
  void explanationShouldNameTheRuleThatLeavesAMessage() throws Exception {
    AddTracking mailet = bench.mailet(Map.of("percent", "0", "onlySenders", "x@sender.example"));

    assertThat(explained(mailet, "bob@b.example").fields())
        .containsEntry("verdict", "leave")
        .containsEntry("reason", "off")
        .containsEntry(
            "rules",
            List.of(
                "onlySenders: the sender is none",
                "percent 0: the message is not one",
                "track: opens, clicks"));
  }

  @Test
  void explanationShouldKnowTheKillSwitch() throws Exception {
    AddTracking mailet = bench.mailet();
    mailet.environment().killSwitch().off(Scope.ALL, "");

    assertThat(explained(mailet, "bob@b.example").fields())
        .containsEntry("verdict", "leave")
        .containsEntry("reason", "switched-off");
  }

  @Test
  void submittedMailShouldBeRefusedWithoutARecipient() {
    byte[] message = Letters.NEWSLETTER.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> SubmittedMail.of(message, Optional.empty(), List.of()))
        .isInstanceOf(MessagingException.class)
        .hasMessageContaining("name a recipient");
  }

  @Test
  void textShouldBeAsciiWhateverItHolds() {
    assertThat(JsonText.of(Map.of("a\"\\", List.of("\u00fc\ud83d\udc41\n", 1, 2L, true))))
        .isEqualTo("{\"a\\\"\\\\\":[\"\\u00fc\\ud83d\\udc41\\u000a\",1,2,true]}");
  }

  private static ExplainedMail explained(AddTracking mailet, String recipient) throws Exception {
    byte[] message = Letters.NEWSLETTER.getBytes(StandardCharsets.ISO_8859_1);
    Desk desk = mailet.environment().desks().iterator().next();
    return desk.explain(SubmittedMail.of(message, Optional.empty(), List.of(recipient)));
  }
}
