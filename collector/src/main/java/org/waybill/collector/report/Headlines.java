package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.words.Words;

/**
 * The headline figures: each with its bounds, its definition, and how it was in the period before.
 */
record Headlines(Words words, Totals now, Totals before, Period period) {

  List<Overview.Card> cards() {
    return List.of(delivered(), opened(), clicked(), machine());
  }

  private Overview.Card delivered() {
    Cohort cohort = now.cohort();
    boolean recorded = cohort.isRecorded();
    long arrived = Bands.arrived(cohort);
    long waiting = cohort.copies() - arrived - cohort.bounced();
    return new Overview.Card(
        recorded ? "Delivered" : "Handed to delivery",
        Numbers.grouped(arrived),
        arrived == 1 ? "copy" : "copies",
        recorded
            ? Percents.of(arrived, cohort.copies())
                + " of "
                + Numbers.grouped(cohort.copies())
                + " sent"
            : "in " + Numbers.counted(now.messages(), "message", "messages"),
        Optional.empty(),
        cohort.copies() == 0
            ? Optional.empty()
            : Optional.of(
                Stack.of(
                    List.of(
                        new Stack.Share("delivered", arrived),
                        new Stack.Share("neutral", recorded ? waiting : 0),
                        new Stack.Share("bad", cohort.bounced())))),
        cohort.bounced() == 0 ? "" : Numbers.grouped(cohort.bounced()) + " bounced",
        recorded && waiting > 0 ? Numbers.grouped(waiting) + " waiting" : "",
        changed(arrived, Bands.arrived(before.cohort())),
        words.text(recorded ? "delivered" : "handed-off"));
  }

  private Overview.Card opened() {
    return share(
        "Opened", Bands.opened(now.cohort()), Bands.opened(before.cohort()), words.text("opened"));
  }

  private Overview.Card clicked() {
    return share(
        "Clicked",
        Bands.clicked(now.cohort()),
        Bands.clicked(before.cohort()),
        words.text("clicked"));
  }

  private Overview.Card share(String title, Band band, Band earlier, String definition) {
    Scale scale = Scale.ofShares(List.of(band));
    return new Overview.Card(
        title,
        Percents.figure(band),
        band.isOfFew() ? "" : Numbers.grouped(band.figure()),
        Percents.bounds(band),
        Optional.of(BandBar.of(band, scale)),
        Optional.empty(),
        "0",
        Math.round(scale.top() * 100)
            + "\u202F% of "
            + (now.cohort().isRecorded() ? "delivered" : "handed over"),
        earlier.isOfFew() || band.isOfFew()
            ? ""
            : Percents.points(band.share(), earlier.share()) + than(),
        definition);
  }

  private Overview.Card machine() {
    long persons = now.hits() - now.machine() - now.uncertain();
    return new Overview.Card(
        "Machine hits",
        now.hits() == 0 ? "none" : Percents.of(now.machine(), now.hits()),
        now.hits() == 0 ? "" : Numbers.grouped(now.machine()),
        "of all " + Numbers.counted(now.hits(), "hit", "hits"),
        Optional.empty(),
        now.hits() == 0
            ? Optional.empty()
            : Optional.of(
                Stack.of(
                    List.of(
                        new Stack.Share("machine", now.machine()),
                        new Stack.Share("uncertain", now.uncertain()),
                        new Stack.Share("person", persons)))),
        now.hits() == 0 ? "" : "machine",
        now.uncertain() == 0 ? "" : Percents.of(now.uncertain(), now.hits()) + " uncertain",
        now.hits() == 0 || before.hits() == 0
            ? ""
            : Percents.points(share(now), share(before)) + than(),
        words.text("machine.share"));
  }

  private static double share(Totals totals) {
    return (double) totals.machine() / totals.hits();
  }

  private String changed(long figure, long earlier) {
    return earlier == 0 ? "" : Percents.change(figure, earlier) + than();
  }

  private String than() {
    return " vs " + period.wordsBefore();
  }
}
