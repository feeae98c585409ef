package org.waybill.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waybill.collector.hit.FreshHit;
import org.waybill.collector.hit.FreshMore;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Nothing;
import org.waybill.collector.hit.PlainRequest;
import org.waybill.collector.hit.Recordable;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.Token;
import org.waybill.wire.TrackingId;

/** Records in front of a disk that commits when it is told to. */
class FloodTest {

  private static final long MINUTE = 60_000;

  private final Deque<Runnable> uncommitted = new ArrayDeque<>();
  private final List<Recordable> recorded = new ArrayList<>();
  private final Set<Integer> answered = new HashSet<>();
  private final Flood flood =
      new Flood(
          (entry, answer) -> {
            recorded.add(entry);
            uncommitted.add(answer);
          });
  private int requests;

  @Test
  void hitsShouldBeRecordedSinglyUpToSixtyAMinute() {
    hit(1, 0, 60);
    assertThat(recorded).hasSize(60).allMatch(FreshHit.class::isInstance);
  }

  @Test
  void furtherHitsShouldShareARecordForEachCommit() {
    hit(1, 0, 60);
    commit();
    hit(1, 1, 1_000);
    assertThat(more()).containsExactly(1);
    commit();
    assertThat(more()).containsExactly(1, 999);
    commit();
    assertThat(answered).hasSize(1_060);
    assertThat(uncommitted).isEmpty();
  }

  @Test
  void foldedHitShouldBeAnsweredOnlyWhenARecordThatCountsItIsOnDisk() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      hit(1, i, random.nextInt(20));
      if (random.nextInt(3) == 0) {
        commit();
      }
      long durable =
          recorded.stream()
              .limit(recorded.size() - uncommitted.size())
              .mapToInt(Recordable::hits)
              .sum();
      assertThat((long) answered.size()).isEqualTo(durable);
    }
    commit();
    commit();
    assertThat(answered).hasSize(requests);
    assertThat(recorded.stream().mapToInt(Recordable::hits).sum()).isEqualTo(requests);
  }

  @Test
  void nextMinuteShouldBeginAnew() {
    hit(1, 0, 100);
    hit(1, MINUTE, 60);
    assertThat(recorded.subList(recorded.size() - 60, recorded.size()))
        .allMatch(FreshHit.class::isInstance);
    commit();
    commit();
    assertThat(answered).hasSize(160);
  }

  @Test
  void otherTokensShouldBeRecordedSinglyDuringAFlood() {
    hit(1, 0, 10_000);
    int before = recorded.size();
    for (int copy = 2; copy < 5_000; copy++) {
      hit(copy, 0, 3);
    }
    assertThat(recorded.subList(before, recorded.size()))
        .hasSize(3 * 4_998)
        .allMatch(FreshHit.class::isInstance);
  }

  @Test
  void methodsShouldBeFoldedApart() {
    hit(1, 0, 60);
    flood.record(fresh(1, 0, Method.HEAD), () -> {});
    flood.record(fresh(1, 0, Method.GET), () -> {});
    assertThat(recorded.subList(60, 62))
        .allMatch(FreshMore.class::isInstance)
        .extracting(entry -> ((FreshMore) entry).first().request().method())
        .containsExactly(Method.HEAD, Method.GET);
  }

  @Test
  void memoryShouldBeBoundedAndNothingLostWhenManyTokensFlood() {
    for (int copy = 0; copy < 12_000; copy++) {
      hit(copy, 0, 61);
    }
    for (int commits = 0; !uncommitted.isEmpty(); commits++) {
      commit();
      assertThat(commits).isLessThan(5);
    }
    assertThat(answered).hasSize(12_000 * 61);
    assertThat(recorded.stream().mapToInt(Recordable::hits).sum()).isEqualTo(12_000 * 61);
  }

  @Test
  void whatLeavesNoHitShouldPassAsItIs() {
    Nothing nothing = new Nothing();
    flood.record(nothing, () -> {});
    assertThat(recorded).containsExactly(nothing);
  }

  private void hit(int copy, long at, int times) {
    for (int i = 0; i < times; i++) {
      int number = requests++;
      flood.record(fresh(copy, at, Method.GET), () -> answered.add(number));
    }
  }

  private void commit() {
    for (int left = uncommitted.size(); left > 0; left--) {
      uncommitted.remove().run();
    }
  }

  private List<Integer> more() {
    return recorded.stream().filter(FreshMore.class::isInstance).map(Recordable::hits).toList();
  }

  private static FreshHit fresh(int copy, long at, Method method) {
    byte[] id = new byte[16];
    new Random(copy).nextBytes(id);
    Token token = Token.open(Mode.IDENTIFIED, TrackingId.of(id), new PersonCode(copy), 1);
    return new FreshHit(
        at, HitKind.OPEN, token, new PlainRequest(method, "", "192.0.2.1", "Mail", Map.of()));
  }
}
