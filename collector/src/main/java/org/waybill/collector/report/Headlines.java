package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.words.Words;

/**
 * The headline figures: each with its bounds, its definition, and how it was before.
 *
 * @param before what they are compared with; absent where there is nothing to compare
 */
record Headlines(Words words, Totals now, Optional<Earlier> before) {

  /**
   * Earlier figures.
   *
   * @param when they were, in words
   */
  record Earlier(Totals totals, String when) {}

  static Headlines of(Words words, Totals now, Totals before, String when) {
    return new Headlines(words, now, Optional.of(new Earlier(before, when)));
  }

  /** Without anything to compare them with. */
  static Headlines of(Words words, Totals now) {
    return new Headlines(words, now, Optional.empty());
  }

  List<Card> cards() {
    return List.of(delivered(), opened(), clicked(), machine());
  }

  private Card delivered() {
    Cohort cohort = now.cohort();
    boolean recorded = cohort.isRecorded();
    long arrived = cohort.arrived();
    // a hit may prove that one arrived of which a bounce was told
    long waiting = Math.max(0, cohort.copies() - arrived - cohort.bounced());
    return new Card(
        words.text(recorded ? "card.delivered" : "card.handed-off"),
        Numbers.grouped(arrived),
        words.counted("card.copies", arrived, ""),
        recorded
            ? words.text(
                "card.of-sent",
                percents().of(arrived, cohort.copies()),
                Numbers.grouped(cohort.copies()))
            : words.text("card.in", Numbers.counted(words, "count.messages", now.messages())),
        Optional.empty(),
        cohort.copies() == 0
            ? Optional.empty()
            : Optional.of(
                Stack.of(
                    List.of(
                        new Stack.Share("delivered", arrived),
                        new Stack.Share("neutral", recorded ? waiting : 0),
                        new Stack.Share("bad", cohort.bounced())))),
        some("card.bounced", cohort.bounced()),
        recorded ? some("card.waiting", waiting) : "",
        before
            .filter(earlier -> earlier.totals().cohort().arrived() > 0)
            .map(
                earlier ->
                    than(earlier, percents().change(arrived, earlier.totals().cohort().arrived())))
            .orElse(""),
        words.text(recorded ? "delivered" : "handed-off"),
        "");
  }

  private Card opened() {
    return share(words.text("card.opened"), Bands::opened, words.text("opened"));
  }

  private Card clicked() {
    return share(words.text("card.clicked"), Bands::clicked, words.text("clicked"));
  }

  private Card share(String title, Function<Cohort, Band> part, String definition) {
    Band band = part.apply(now.cohort());
    Scale scale = Scale.ofShares(List.of(band));
    return new Card(
        title,
        percents().figure(band),
        band.isOfFew() ? "" : Numbers.grouped(band.figure()),
        percents().bounds(band),
        Optional.of(BandBar.of(band, scale)),
        Optional.empty(),
        "0",
        words.text(
            now.cohort().isRecorded() ? "card.share.delivered" : "card.share.handed-off",
            Math.round(scale.top() * 100) + "\u202F%"),
        before
            .filter(earlier -> !band.isOfFew() && !part.apply(earlier.totals().cohort()).isOfFew())
            .map(
                earlier ->
                    than(
                        earlier,
                        percents()
                            .points(band.share(), part.apply(earlier.totals().cohort()).share())))
            .orElse(""),
        definition,
        "");
  }

  private Card machine() {
    long persons = now.hits() - now.machine() - now.uncertain();
    return new Card(
        words.text("card.machine"),
        now.hits() == 0
            ? words.text("card.machine.none")
            : percents().of(now.machine(), now.hits()),
        now.hits() == 0 ? "" : Numbers.grouped(now.machine()),
        words.text("card.machine.of", Numbers.counted(words, "count.hits", now.hits())),
        Optional.empty(),
        now.hits() == 0
            ? Optional.empty()
            : Optional.of(
                Stack.of(
                    List.of(
                        new Stack.Share("machine", now.machine()),
                        new Stack.Share("uncertain", now.uncertain()),
                        new Stack.Share("person", persons)))),
        now.hits() == 0 ? "" : words.text("card.machine.part"),
        now.uncertain() == 0
            ? ""
            : words.text("card.machine.uncertain", percents().of(now.uncertain(), now.hits())),
        before
            .filter(earlier -> now.hits() > 0 && earlier.totals().hits() > 0)
            .map(earlier -> than(earlier, percents().points(share(now), share(earlier.totals()))))
            .orElse(""),
        words.text("machine.share"),
        "");
  }

  private Percents percents() {
    return new Percents(words);
  }

  private static double share(Totals totals) {
    return (double) totals.machine() / totals.hits();
  }

  private String some(String key, long number) {
    return number == 0 ? "" : words.text(key, Numbers.grouped(number));
  }

  private String than(Earlier earlier, String change) {
    return words.text("card.than", change, earlier.when());
  }
}
