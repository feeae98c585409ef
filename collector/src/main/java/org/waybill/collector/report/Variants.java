package org.waybill.collector.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.compare.Difference;
import org.waybill.collector.compare.Share;
import org.waybill.collector.draw.Band;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Scale;
import org.waybill.collector.draw.Whiskers;
import org.waybill.collector.store.Bounds;
import org.waybill.collector.store.Cohort;
import org.waybill.collector.store.Hour;
import org.waybill.collector.store.MessageSummary;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.VariantName;
import org.waybill.collector.words.Words;

/**
 * Compares the variants of a campaign by how many copies were clicked. Each is compared with the
 * first by name, so that the question is asked before the figures are seen. Their shares are of the
 * same: of copies delivered where that is recorded for all of them, else of all copies, since a
 * part of the deliveries would make the share of one variant larger than that of another.
 */
final class Variants {

  /** How long before and after the message others of its campaign were sent, to be compared. */
  private static final Duration REACH = Duration.ofDays(14);

  private static final List<Double> ENDS = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0);

  private final Words words;
  private final Percents percents;
  private final String campaign;
  private final Optional<VariantName> own;
  private final String what;
  private final List<Counted> all;
  private final boolean ofDelivered;

  private Variants(
      Words words, String campaign, Optional<VariantName> own, String what, List<Counted> all) {
    this.words = words;
    this.percents = new Percents(words);
    this.campaign = campaign;
    this.own = own;
    this.what = what;
    this.ofDelivered = all.stream().allMatch(one -> one.cohort().isRecordedThroughout());
    this.all = ofDelivered ? all : all.stream().map(Counted::ofAllCopies).toList();
  }

  /**
   * One of them.
   *
   * @param whole the copies its shares are of
   */
  private record Counted(VariantName name, Cohort cohort, long whole) {

    Share share() {
      return new Share(cohort.clicked().figure(), whole);
    }

    Band band() {
      Bounds clicked = cohort.clicked();
      return new Band(clicked.least(), clicked.figure(), clicked.most(), whole);
    }

    Counted ofAllCopies() {
      return new Counted(name, cohort, cohort.copies());
    }

    boolean is(VariantName other) {
      return name.key().equals(other.key());
    }
  }

  /** Empty for a message that is no variant. Blocks on the store. */
  static Optional<VariantsView> of(Reports reports, Words words, MessageSummary message) {
    return VariantName.of(message.labels())
        .map(own -> around(reports, words, message.sentAt(), own).view());
  }

  private static Variants around(Reports reports, Words words, long sentAt, VariantName own) {
    return new Variants(
        words,
        own.campaign(),
        Optional.of(own),
        words.text("variants.what", Long.toString(REACH.toDays())),
        counted(
            reports,
            own.campaign(),
            Hour.of(sentAt - REACH.toMillis()),
            Hour.of(sentAt + REACH.toMillis()) + 1));
  }

  /**
   * Of what was sent of a campaign in a period; empty where that was not several variants. Blocks
   * on the store.
   */
  static Optional<VariantsView> of(Reports reports, Words words, String campaign, Period period) {
    List<Counted> all = counted(reports, campaign, period.since(), period.untilHour());
    return all.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Variants(words, campaign, Optional.empty(), words.text("variants.period"), all)
                .view());
  }

  private static List<Counted> counted(Reports reports, String campaign, int since, int until) {
    return reports.variantsOf(campaign).stream()
        .flatMap(variant -> counted(reports, variant, since, until).stream())
        .filter(variant -> variant.cohort().copies() > 0)
        .sorted(Comparator.comparing(variant -> variant.name().text()))
        .toList();
  }

  private static Optional<Counted> counted(Reports reports, Subject variant, int since, int until) {
    Cohort cohort = Totals.of(reports.sums(variant, since, until)).cohort();
    return reports
        .nameOf(variant)
        .map(name -> new Counted(VariantName.parse(name), cohort, cohort.arrived()));
  }

  private VariantsView view() {
    Scale rates = Scale.ofShares(all.stream().map(Counted::band).toList());
    Optional<Scale> differences = scale();
    return new VariantsView(
        Shown.of(campaign),
        words.text(ofDelivered ? "variants.delivered" : "variants.sent"),
        all.stream().skip(1).map(this::says).toList(),
        all.stream().map(variant -> row(variant, rates, differences)).toList(),
        differences
            .map(scale -> words.text("number.points", Math.round(scale.top() * 100)))
            .orElse(""),
        notes());
  }

  private VariantsView.Row row(Counted variant, Scale rates, Optional<Scale> differences) {
    Band band = variant.band();
    boolean isFirst = variant.equals(all.getFirst());
    return new VariantsView.Row(
        Shown.of(variant.name().variant()),
        own.filter(variant::is).isPresent(),
        Numbers.grouped(variant.whole()),
        Numbers.grouped(variant.cohort().clicked().figure()),
        percents.figure(band),
        BandBar.of(band, rates),
        isFirst ? "" : difference(variant),
        differences
            .filter(scale -> !isFirst && isCompared(variant))
            .map(scale -> drawn(variant, scale)));
  }

  /** One that all differences fit on. */
  private Optional<Scale> scale() {
    List<Difference> compared =
        all.stream().skip(1).filter(this::isCompared).map(this::from).toList();
    double largest =
        compared.stream()
            .mapToDouble(one -> Math.max(Math.abs(one.least()), Math.abs(one.most())))
            .max()
            .orElse(0);
    return compared.isEmpty()
        ? Optional.empty()
        : ENDS.stream().filter(end -> end >= largest).findFirst().map(Scale::new);
  }

  private boolean isCompared(Counted variant) {
    return Difference.says(variant.share(), all.getFirst().share()) != Difference.Says.TOO_FEW;
  }

  private Difference from(Counted variant) {
    return Difference.of(variant.share(), all.getFirst().share());
  }

  private Whiskers drawn(Counted variant, Scale scale) {
    Difference difference = from(variant);
    return Whiskers.of(difference.least(), difference.figure(), difference.most(), scale);
  }

  private String says(Counted variant) {
    Counted first = all.getFirst();
    String one = name(variant);
    String other = name(first);
    Difference from = from(variant);
    return switch (Difference.says(variant.share(), first.share())) {
      case MORE ->
          words.text(
              "variants.more",
              one,
              percents.plain(from.figure()),
              other,
              percents.plain(from.least()),
              percents.plain(from.most()));
      case LESS ->
          words.text(
              "variants.less",
              one,
              percents.plain(-from.figure()),
              other,
              percents.plain(-from.most()),
              percents.plain(-from.least()));
      case TOO_CLOSE -> words.text("variants.close", one, other, between(from));
      case TOO_FEW ->
          words.text("variants.few", one, of(variant.share()), other, of(first.share()));
    };
  }

  private String difference(Counted variant) {
    return isCompared(variant)
        ? percents.points(variant.share().value(), all.getFirst().share().value())
            + ", "
            + between(from(variant))
        : words.text("variants.none");
  }

  private String between(Difference difference) {
    return words.text(
        "number.between", percents.moved(difference.least()), percents.moved(difference.most()));
  }

  private String of(Share share) {
    return words.text("number.of", Numbers.grouped(share.part()), Numbers.grouped(share.whole()));
  }

  private static String name(Counted variant) {
    return Shown.of(variant.name().variant()).plain();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(what);
    notes.add(words.text(ofDelivered ? "variants.of.delivered" : "variants.of.sent"));
    if (all.size() > 2) {
      notes.add(words.text("variants.many", Numbers.grouped(all.size() - 1L)));
    }
    own.filter(alone -> all.size() < 2)
        .ifPresent(
            alone -> notes.add(words.text("variants.alone", Shown.of(alone.variant()).plain())));
    return notes;
  }
}
