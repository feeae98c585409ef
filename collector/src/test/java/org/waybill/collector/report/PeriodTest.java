package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waybill.collector.store.Hour;
import org.waybill.collector.words.Words;

class PeriodTest {

  private static final Instant NOW = Instant.parse("2026-11-22T09:12:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void periodShouldBeSevenDaysWithTodayAsTheLastWhenNothingIsAsked() {
    Period period = read(Map.of());

    assertThat(period.words(Words.english())).isEqualTo("Mon 16 to Sun 22 November 2026");
    assertThat(period.steps(Words.english()))
        .hasSize(7)
        .first()
        .extracting(Period.Step::label)
        .isEqualTo("Mon 16");
    assertThat(period.since()).isEqualTo(hour("2026-11-15T23:00:00Z"));
    assertThat(period.untilHour()).isEqualTo(hour("2026-11-22T10:00:00Z"));
  }

  @Test
  void beforeShouldEndAtTheSameTimeOfTheSameWeekday() {
    Period.Earlier before = read(Map.of()).before();

    assertThat(before.since()).isEqualTo(hour("2026-11-08T23:00:00Z"));
    assertThat(before.untilHour()).isEqualTo(hour("2026-11-15T10:00:00Z"));
  }

  @Test
  void stepsShouldBeHoursOfOneDayAlsoWhenItHas25() {
    Period autumn = read(Map.of("from", List.of("2026-10-25"), "to", List.of("2026-10-26")));

    assertThat(autumn.steps(Words.english())).hasSize(25);
    assertThat(autumn.words(Words.english())).isEqualTo("Sun 25 October 2026");
  }

  @Test
  void stepsShouldFollowOneAnotherWithoutAGap() {
    for (String word : List.of("today", "7d", "28d", "month", "year")) {
      List<Period.Step> steps = read(Map.of("period", List.of(word))).steps(Words.english());

      for (int n = 1; n < steps.size(); n++) {
        assertThat(steps.get(n).since()).isEqualTo(steps.get(n - 1).until());
      }
    }
  }

  @Test
  void edgesShouldBeWhereStepsBegin() {
    for (String zone : List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe")) {
      for (String word : Period.WORDS) {
        Period period = Period.of(word, NOW.atZone(ZoneId.of(zone)));

        List<Integer> begins =
            period.steps(Words.english()).stream()
                .map(Period.Step::since)
                .filter(hour -> hour < period.untilHour())
                .toList();

        assertThat(period.edges(period.since()))
            .as("%s in %s", word, zone)
            .isSorted()
            .startsWith(period.since())
            .endsWith(period.untilHour())
            .containsAll(begins)
            .hasSize(begins.size() + 1);
      }
    }
  }

  @Test
  void edgesShouldNotCutWhatIsEmpty() {
    Period period = read(Map.of("period", List.of("all")));
    int begin = hour("2026-11-10T05:00:00Z");

    assertThat(period.edges(begin))
        .containsExactly(period.since(), hour("2026-11-15T23:00:00Z"), period.untilHour());
    assertThat(period.edges(Integer.MAX_VALUE)).containsExactly(period.since(), period.untilHour());
  }

  @Test
  void queryShouldNoteAWordThatIsUnknown() {
    Query query = new Query(Map.of("period", List.of("fortnight")));

    Period period = Period.read(query, NOW);

    assertThat(period.word()).isEqualTo("7d");
    assertThat(query.bad(false).toString()).contains("fortnight").contains("today, 7d, 28d");
  }

  @Test
  void queryShouldNoteDatesThatAreExchanged() {
    Query query = new Query(Map.of("from", List.of("2026-11-20"), "to", List.of("2026-11-10")));

    assertThatThrownBy(() -> Period.read(query, NOW))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("2026-11-10")
        .hasMessageContaining("later than");
  }

  private static Period read(Map<String, List<String>> parameters) {
    return Period.read(new Query(parameters, BERLIN), NOW);
  }

  private static int hour(String time) {
    return Hour.of(Instant.parse(time).toEpochMilli());
  }
}
