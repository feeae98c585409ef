package org.waybill.collector.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.waybill.collector.classify.State;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Delays;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectFigures;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.words.Words;
import org.waybill.wire.Mode;

/** Why nothing was counted of a message: from what could not show to what did not come. */
final class Silence {

  /** How far back the sender's other mail tells what to expect. */
  private static final Duration REACH = Duration.ofDays(28);

  private final Words words;
  private final MessageSummary message;
  private final boolean hasLinks;

  Silence(Words words, MessageSummary message, boolean hasLinks) {
    this.words = words;
    this.message = message;
    this.hasLinks = hasLinks;
  }

  /** In sentences; none where something was counted. Blocks on the store. */
  List<String> sentences(Reports reports) {
    Cohort cohort = message.cohort();
    if (cohort.opened().figure() + cohort.clicked().figure() > 0) {
      return List.of();
    }
    List<String> why = new ArrayList<>();
    unseen(why, cohort);
    undelivered(why, cohort.states());
    Totals totals = Totals.of(message);
    add(why, "silence.unsettled", totals.unsettled());
    add(why, "silence.uncertain", totals.uncertain());
    add(why, "silence.machine", totals.machine());
    if (totals.hits() == 0) {
      why.add(words.text("silence.nothing"));
      expected(reports)
          .ifPresent(median -> why.add(words.text("silence.expected", Spans.of(words, median))));
    }
    return why;
  }

  /** What no hit could have shown. */
  private void unseen(List<String> why, Cohort cohort) {
    if (message.mode() == Mode.OFF) {
      why.add(words.text("silence.off"));
    }
    if (cohort.seen() == 0) {
      why.add(words.text("silence.no-picture"));
    } else {
      add(why, "silence.some-without-picture", cohort.copies() - cohort.seen());
    }
    if (!hasLinks) {
      why.add(words.text("silence.no-link"));
    }
  }

  private void undelivered(List<String> why, Map<State, Long> states) {
    add(why, "silence.bounced", states.getOrDefault(State.BOUNCED, 0L));
    add(why, "silence.waiting", states.getOrDefault(State.WAITING, 0L));
  }

  private void add(List<String> why, String key, long number) {
    if (number > 0) {
      why.add(Numbers.counted(words, key, number));
    }
  }

  private java.util.Optional<Long> expected(Reports reports) {
    int until = Hour.of(message.sentAt()) + 1;
    int since = Hour.of(message.sentAt() - REACH.toMillis());
    return reports
        .subject(Subject.of(SubjectKind.SENDER, message.sender()), since, until)
        .opened()
        .stream()
        .map(SubjectFigures.Opened::delays)
        .reduce(Delays.NONE, Delays::plus)
        .median()
        .map(Delays.Median::figure);
  }
}
