package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.device.Device;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Event;
import org.waybill.collector.store.EventCursor;
import org.waybill.collector.store.SampleJournal;
import org.waybill.collector.words.Words;
import org.waybill.wire.MessageId;

class LiveFilterTest {

  private static final Event CLICK =
      new Event(
          new EventCursor(7),
          EventType.CLICK,
          1,
          1,
          "GET",
          SampleJournal.message(1),
          Optional.of(new MessageId("m1@sender.example")),
          SampleJournal.copy(1, 1),
          "Anna@mail.b.example",
          3,
          Optional.of("https://shop.example/sale?x=1"),
          "Mozilla/5.0",
          new Device.Untold(),
          new Judgement(Verdict.MACHINE, Reasons.of(Reason.BURST)),
          1);

  private static LiveFilter of(String query) {
    return LiveFilter.of(query, Words.english());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "to:anna@mail.b.example",
        "to:anna",
        "domain:b.example",
        "host:shop.example",
        "link:sale",
        "id:m1@sender.example",
        "m1@sender.example",
        "anna@mail.b.example",
        "mozilla",
        "is:machine",
        "reason:burst",
        "-is:uncertain",
        "is:uncertain OR is:machine",
        "-(is:uncertain domain:b.example)"
      })
  void eventShouldBeShownWhenTheQueryHolds(String query) {
    assertThat(of(query).problems()).isEmpty();
    assertThat(of(query).matches(CLICK)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to:bert",
        "domain:example.org",
        "domain:ail.b.example",
        "host:hop.example",
        "is:clicked",
        "is:uncertain",
        "reason:apple",
        "-is:machine",
        "nothing-like-that"
      })
  void eventShouldNotBeShownWhenTheQueryDoesNotHold(String query) {
    assertThat(of(query).matches(CLICK)).isFalse();
  }

  @Test
  void termThatASingleEventDoesNotTellShouldBeNamedAndLeftOut() {
    LiveFilter filter = of("tag:invoice -is:bounced is:machine nonsense:x");

    assertThat(filter.matches(CLICK)).isTrue();
    assertThat(filter.problems())
        .anyMatch(text -> text.startsWith("\"tag:invoice\" does not apply here"))
        .anyMatch(text -> text.startsWith("\"is:bounced\" does not apply here"));
  }
}
