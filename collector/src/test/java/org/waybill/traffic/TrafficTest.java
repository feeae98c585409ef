package org.waybill.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.collector.classify.CopyHistory;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.RuleJudge;
import org.waybill.collector.classify.Rules;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.networks.NetworkSamples;
import org.waybill.traffic.Mailing.Made;
import org.waybill.wire.TrackingId;

/** Plays mail to a whole town and compares what is judged with what was done. */
class TrafficTest {

  /** 2026-11-16T08:00:00Z, and a mailing every six hours. */
  private static final long BEGIN = 1_794_816_000_000L;

  private static final long SIX_HOURS = 6 * 3_600_000L;
  private static final int MAILINGS = 5;

  private final Judge judge = RuleJudge.of(Rules.builtIn(), NetworkSamples.networks());

  /** A copy, what was done, and what is said of it. */
  private record Judged(Truth truth, Sign opens, Sign clicks) {

    /** A click implies an open. */
    Sign open() {
      return opens.or(clicks);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void figuresShouldTellTheTruth(long seed) {
    List<Judged> copies = judged(seed);
    List<Judged> told = copies.stream().filter(copy -> copy.truth().told()).toList();

    assertThat(opens(told).figure())
        .as("opens, where they can be told")
        .isCloseTo(opened(told), Percentage.withPercentage(2));
    assertThat(opened(copies))
        .as("opens, between the bounds")
        .isBetween(opens(copies).least(), opens(copies).most());

    assertThat(clicks(copies).figure())
        .as("clicks")
        .isCloseTo(clicked(copies), Percentage.withPercentage(2));
    assertThat(clicked(copies))
        .as("clicks, between the bounds")
        .isBetween(clicks(copies).least(), clicks(copies).most());
  }

  private static long opened(List<Judged> copies) {
    return copies.stream().filter(copy -> copy.truth().opened()).count();
  }

  private static long clicked(List<Judged> copies) {
    return copies.stream().filter(copy -> copy.truth().clicked()).count();
  }

  private static Figure opens(List<Judged> copies) {
    return Figure.of(copies.stream().map(Judged::open).toList());
  }

  private static Figure clicks(List<Judged> copies) {
    return Figure.of(copies.stream().map(Judged::clicks).toList());
  }

  private List<Judged> judged(long seed) {
    Chance chance = Chance.of(seed);
    Town town = Town.of(700, 60, chance);
    List<Judged> judged = new ArrayList<>();
    for (int mailing = 0; mailing < MAILINGS; mailing++) {
      judged.addAll(judged(town, mailing, chance));
    }
    return judged;
  }

  /** Mailings are far enough apart to be judged one by one. */
  private List<Judged> judged(Town town, int number, Chance chance) {
    int links = number % 5 == 4 ? 1 : 2 + number;
    Mailing mailing =
        Mailing.played(town, BEGIN + number * SIX_HOURS, links, number % 2 == 0, chance);
    List<List<Judgement>> judgements = judge(mailing);
    List<Judged> judged = new ArrayList<>();
    for (Letter letter : mailing.letters()) {
      List<Judgement> found = judgements.get(letter.number());
      judged.add(
          new Judged(
              mailing.truths().get(letter.number()),
              sign(letter, found, true),
              sign(letter, found, false)));
    }
    return judged;
  }

  /** As a collector does it: each hit once, when its time has come. */
  private List<List<Judgement>> judge(Mailing mailing) {
    List<List<Judgement>> judgements = new ArrayList<>();
    mailing.letters().forEach(letter -> judgements.add(new ArrayList<>()));
    List<Made> all = mailing.hits();
    Crowd crowd = judge.crowd();
    int ahead = 0;
    for (Made made : all) {
      long until = made.hit().at() + Judge.PATIENCE.toMillis();
      for (; ahead < all.size() && all.get(ahead).hit().at() <= until; ahead++) {
        crowd.see(copy(all.get(ahead).letter()).copy(), all.get(ahead).hit());
      }
      List<Judgement> known = judgements.get(made.letter().number());
      known.add(judge.judge(copy(made.letter()), crowd).get(known.size()));
    }
    return judgements;
  }

  private static CopyHistory copy(Letter letter) {
    return new CopyHistory(
        TrackingId.of(ByteBuffer.allocate(16).putInt(letter.number()).array()),
        "news@sender.example",
        false,
        letter.handedOffAt(),
        letter.recorded() ? OptionalLong.of(letter.deliveredAt()) : OptionalLong.empty(),
        letter.hits());
  }

  private static Sign sign(Letter letter, List<Judgement> judgements, boolean pixel) {
    Sign sign = Sign.NONE;
    for (int i = 0; i < judgements.size(); i++) {
      Sighting hit = letter.hits().get(i);
      if ((hit.link() == 0) == pixel) {
        sign = sign.or(Sign.of(hit.type(), judgements.get(i)));
      }
    }
    return sign;
  }
}
