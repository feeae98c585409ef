package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(purged.stretches(SENDER, BEGIN, BEGIN + 72))
        .containsExactly(
            Stretch.hours(SENDER, BEGIN, BEGIN + 24), Stretch.days(SENDER, DAY + 1, DAY + 3));
  }

  @Test
  void aPeriodShouldBeReadByDayBetweenItsEnds() {
    assertThat(SUMMED.stretches(SENDER, BEGIN - 1, BEGIN + 49))
        .containsExactly(
            Stretch.hours(SENDER, BEGIN - 1, BEGIN),
            Stretch.days(SENDER, DAY, DAY + 2),
            Stretch.hours(SENDER, BEGIN + 48, BEGIN + 49));
    assertThat(SUMMED.stretches(SENDER, BEGIN, BEGIN + 100))
        .containsExactly(
            Stretch.days(SENDER, DAY, DAY + 3), Stretch.hours(SENDER, BEGIN + 72, BEGIN + 100));
    assertThat(SUMMED.stretches(SENDER, BEGIN + 1, BEGIN + 47))
        .containsExactly(Stretch.hours(SENDER, BEGIN + 1, BEGIN + 47));
  }

  @Test
  void theEndsOfTimeShouldBeReadToo() {
    assertThat(SUMMED.stretches(SENDER, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .last()
        .isEqualTo(Stretch.hours(SENDER, BEGIN + 72, Integer.MAX_VALUE));
    assertThat(
            new Slots(Integer.MIN_VALUE, SummedDays.before(Integer.MIN_VALUE))
                .stretches(SENDER, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .containsExactly(Stretch.hours(SENDER, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }
}
