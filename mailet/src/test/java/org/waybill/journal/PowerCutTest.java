package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.journal.PowerCutDisk.Survival;

/** What durable means: whenever the power goes, no acknowledged record is lost and none doubled. */
class PowerCutTest {
  private static final int RECORDS = 1_000;

  @Test
  void journalShouldKeepEveryAcknowledgedRecordWhereverThePowerGoes() throws IOException {
    cutEverywhere(FollowedRun.AHEAD);
  }

  @Test
  void journalShouldKeepEveryAcknowledgedRecordWhenNothingIsFilledInAhead() throws IOException {
    cutEverywhere(FollowedRun.SMALL);
  }

  private static void cutEverywhere(JournalOptions options) throws IOException {
    long operations = operations(options, RECORDS);
    for (long cut = 1; cut <= operations; cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      FollowedRun run = new FollowedRun(disk, options).go(0, RECORDS);
      for (Survival survival : Survival.values()) {
        PowerCutDisk after = disk.afterCut(survival, new Random(cut));
        holds(run, after, "cut at %d, surviving %s".formatted(cut, survival));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void journalShouldKeepEveryAcknowledgedRecordWhenThePowerGoesAgain(Survival survival)
      throws IOException {
    for (long first = 1; first <= 60; first += 3) {
      for (long second = 1; second <= 40; second++) {
        Random random = new Random(first * 1000 + second);
        PowerCutDisk disk = new PowerCutDisk().cutAt(first);
        FollowedRun before = new FollowedRun(disk, FollowedRun.AHEAD).go(0, 60);
        PowerCutDisk again = disk.afterCut(survival, random).cutAt(second);
        FollowedRun run = new FollowedRun(again, FollowedRun.AHEAD).go(1000, 1030);

        PowerCutDisk after = again.afterCut(survival, random);

        List<Integer> seen = new ArrayList<>(before.read());
        seen.addAll(run.read());
        seen.addAll(left(after));
        assertThat(seen)
            .as("cut at %d, then at %d", first, second)
            .containsAll(before.acknowledged())
            .containsAll(run.acknowledged());
      }
    }
  }

  @Test
  void readerShouldOnlySeeWhatSurvivesAPowerCutWhenTheProcessWasKilledBefore() throws IOException {
    long operations = operations(FollowedRun.AHEAD, 100);
    for (long cut = 1; cut <= operations; cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      new FollowedRun(disk, FollowedRun.AHEAD, Integer.MAX_VALUE).go(0, 100);
      PowerCutDisk killed = disk.afterKill();
      List<Integer> seen = read(killed, Position.START);

      PowerCutDisk after = killed.afterCut(Survival.FORCED_ONLY, new Random(cut));

      assertThat(read(after, Position.START)).as("killed at %d", cut).isEqualTo(seen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void checkpointShouldBeTheOldOrTheNewOneWhereverThePowerGoes(Survival survival)
      throws IOException {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(checkpoints(whole)).isEqualTo(9);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      int stored = checkpoints(disk);

      PowerCutDisk after = disk.afterCut(survival, new Random(cut));

      long found = new Checkpoint(after, "checkpoint").load().map(Position::segment).orElse(-1L);
      assertThat(found).as("cut at %d", cut).isBetween((long) stored, stored + 1L);
    }
  }

  private static long operations(JournalOptions options, int records) throws IOException {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(new FollowedRun(whole, options).go(0, records).acknowledged()).hasSize(records);
    return whole.operations();
  }

  /**
   * Whoever goes on at the checkpoint misses nothing that was acknowledged, and meets nothing again
   * from before it; the checkpoint is the one kept last or the one that was being kept.
   */
  private static void holds(FollowedRun run, PowerCutDisk after, String when) throws IOException {
    Optional<Position> found = new Checkpoint(after, "checkpoint").load();
    FollowedRun.Mark mark = found.equals(run.kept().at()) ? run.kept() : run.tried();
    assertThat(found).as(when).isEqualTo(mark.at());
    assertThat(left(after))
        .as(when)
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(number -> number > mark.last())
        .containsAll(behind(run.acknowledged(), mark.last()));
  }

  /** The numbers of the records that a reader meets who goes on at the checkpoint. */
  private static List<Integer> left(PowerCutDisk disk) throws IOException {
    Position from = new Checkpoint(disk, "checkpoint").load().orElse(Position.START);
    return read(disk, from);
  }

  private static List<Integer> read(PowerCutDisk disk, Position from) throws IOException {
    try (Journal journal = Journal.stepped(disk, FollowedRun.SMALL)) {
      List<Integer> found = Records.read(journal, from);
      assertThat(journal.damages()).isZero();
      return found;
    }
  }

  private static List<Integer> behind(List<Integer> numbers, int last) {
    return numbers.stream().filter(number -> number > last).toList();
  }

  private static int checkpoints(PowerCutDisk disk) {
    Checkpoint checkpoint = new Checkpoint(disk, "checkpoint");
    int stored = -1;
    for (int i = 0; i < 10; i++) {
      try {
        checkpoint.store(new Position(i, 7));
        stored = i;
      } catch (IOException cut) {
        break;
      }
    }
    return stored;
  }
}
