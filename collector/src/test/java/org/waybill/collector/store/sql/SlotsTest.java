package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;

class SlotsTest {

  private static final Subject SENDER = Subject.of(SubjectKind.SENDER, "news@sender.example");
  private static final int DAY = 20_000;
  private static final int BEGIN = DAY * 24;
  private static final Slots SUMMED = new Slots(Integer.MIN_VALUE, SummedDays.before(DAY + 3));

  private static Slot hour(int hour) {
    return new Slot(SubjectKind.SENDER.code(), SENDER.key(), hour);
  }

  private static Slot day(int day) {
    return new Slot(SubjectKind.SENDER.code() + 100, SENDER.key(), day);
  }

  @Test
  void anHourOfASummedDayShouldStandInTwoPlaces() {
    assertThat(SUMMED.of(SENDER, BEGIN + 23)).containsExactly(hour(BEGIN + 23), day(DAY));
    assertThat(SUMMED.of(SENDER, BEGIN + 71)).containsExactly(hour(BEGIN + 71), day(DAY + 2));
    assertThat(SUMMED.of(SENDER, BEGIN + 72)).containsExactly(hour(BEGIN + 72));
  }

  @Test
  void aDayThatIsHalfSummedShouldHoldTheSubjectsUpToOne() {
    Slots half = new Slots(Integer.MIN_VALUE, new SummedDays(DAY, SENDER));

    assertThat(half.of(SENDER, BEGIN)).containsExactly(hour(BEGIN), day(DAY));
    assertThat(half.of(Subject.of(SubjectKind.TAG, "daily"), BEGIN)).hasSize(1);
    assertThat(half.of(Subject.ALL, BEGIN)).hasSize(2);
  }

  @Test
  void whatIsPurgedShouldStandNowhereAndADayWithItByHourOnly() {
    Slots purged = new Slots(BEGIN + 5, SummedDays.before(DAY + 3));

    assertThat(purged.of(SENDER, BEGIN + 4)).isEmpty();
    assertThat(purged.of(SENDER, BEGIN + 5)).containsExactly(hour(BEGIN + 5));
    assertThat(purged.of(SENDER, BEGIN + 24)).hasSize(2);
    assertThat(purged.firstDay()).isEqualTo(DAY + 1);
    assertThat(purged.stretches(SENDER, List.of(BEGIN, BEGIN + 72)))
        .containsExactly(
            Stretch.hours(SENDER, BEGIN, BEGIN + 24), Stretch.days(SENDER, DAY + 1, DAY + 3));
  }

  @Test
  void aPeriodShouldBeReadByDayBetweenItsEnds() {
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN - 1, BEGIN + 49)))
        .containsExactly(
            Stretch.hours(SENDER, BEGIN - 1, BEGIN),
            Stretch.days(SENDER, DAY, DAY + 2),
            Stretch.hours(SENDER, BEGIN + 48, BEGIN + 49));
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN, BEGIN + 100)))
        .containsExactly(
            Stretch.days(SENDER, DAY, DAY + 3), Stretch.hours(SENDER, BEGIN + 72, BEGIN + 100));
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN + 1, BEGIN + 47)))
        .containsExactly(Stretch.hours(SENDER, BEGIN + 1, BEGIN + 47));
  }

  @Test
  void daysWithinWhichPartsBeginShouldBeReadByHour() {
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN, BEGIN + 24, BEGIN + 72)))
        .as("parts that begin with a day")
        .containsExactly(Stretch.days(SENDER, DAY, DAY + 3));
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN - 1, BEGIN + 25, BEGIN + 49, BEGIN + 72)))
        .as("days that follow each other are one stretch")
        .containsExactly(
            Stretch.hours(SENDER, BEGIN - 1, BEGIN),
            Stretch.days(SENDER, DAY, DAY + 3, Set.of(DAY + 1, DAY + 2)),
            Stretch.hours(SENDER, BEGIN + 24, BEGIN + 72));
    assertThat(SUMMED.stretches(SENDER, List.of(BEGIN - 2, BEGIN - 1, BEGIN + 24, BEGIN + 73)))
        .as("where all is by hour anyway")
        .containsExactly(
            Stretch.hours(SENDER, BEGIN - 2, BEGIN),
            Stretch.days(SENDER, DAY, DAY + 3),
            Stretch.hours(SENDER, BEGIN + 72, BEGIN + 73));
  }

  @Test
  void whereMostDaysAreCutAllShouldBeReadByHour() {
    assertThat(
            SUMMED.stretches(SENDER, List.of(BEGIN, BEGIN + 1, BEGIN + 25, BEGIN + 49, BEGIN + 72)))
        .as("every day")
        .containsExactly(Stretch.hours(SENDER, BEGIN, BEGIN + 72));
    Slots longer = new Slots(Integer.MIN_VALUE, SummedDays.before(DAY + 300));
    List<Integer> weekly = new ArrayList<>(List.of(BEGIN));
    for (int week = 1; week < 40; week++) {
      weekly.add(BEGIN + week * 168 - 1);
    }
    assertThat(longer.stretches(SENDER, weekly.subList(0, 32))).hasSize(32);
    assertThat(longer.stretches(SENDER, weekly))
        .containsExactly(Stretch.hours(SENDER, BEGIN, weekly.getLast()));
  }

  @Test
  void whatIsLeftOutOfAStretchShouldBeNoneOfIt() {
    Stretch days = Stretch.days(SENDER, DAY, DAY + 3, Set.of(DAY + 1));

    assertThat(days.holds(BEGIN)).isTrue();
    assertThat(days.holds(BEGIN + 24)).isFalse();
    assertThat(Stretch.hours(SENDER, BEGIN, BEGIN + 72).holds(BEGIN + 24)).isTrue();
  }

  @Test
  void theEndsOfTimeShouldBeReadToo() {
    assertThat(SUMMED.stretches(SENDER, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .last()
        .isEqualTo(Stretch.hours(SENDER, BEGIN + 72, Integer.MAX_VALUE));
    assertThat(
            new Slots(Integer.MIN_VALUE, SummedDays.before(Integer.MIN_VALUE))
                .stretches(SENDER, List.of(Integer.MIN_VALUE, Integer.MAX_VALUE)))
        .containsExactly(Stretch.hours(SENDER, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }
}
