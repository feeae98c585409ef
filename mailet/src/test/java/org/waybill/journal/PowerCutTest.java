package org.waybill.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What durable means: whenever the power goes, no acknowledged record is lost and none doubled. */
class PowerCutTest {
  private static final int RECORDS = 300;
  private static final JournalOptions SMALL = JournalOptions.named("cut").withSegmentBytes(400);

  /** Some commits lie within the zeros, some end behind them. */
  private static final JournalOptions AHEAD = SMALL.withAheadBytes(150);

  @ParameterizedTest
  @EnumSource
  void journalShouldKeepEveryAcknowledgedRecordWhereverThePowerGoes(PowerCutDisk.Survival survival)
      throws IOException {
    cutEverywhere(AHEAD, survival);
  }

  @ParameterizedTest
  @EnumSource
  void journalShouldKeepEveryAcknowledgedRecordWhenNothingIsFilledInAhead(
      PowerCutDisk.Survival survival) throws IOException {
    cutEverywhere(SMALL, survival);
  }

  private static void cutEverywhere(JournalOptions options, PowerCutDisk.Survival survival)
      throws IOException {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(run(whole, options, 0, RECORDS)).hasSize(RECORDS);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      List<Integer> acknowledged = run(disk, options, 0, RECORDS);

      List<Integer> found = readAll(disk.afterCut(survival, new Random(cut)));

      holds(found, acknowledged, "cut at " + cut);
    }
  }

  @ParameterizedTest
  @EnumSource
  void journalShouldKeepEveryAcknowledgedRecordWhenThePowerGoesAgain(PowerCutDisk.Survival survival)
      throws IOException {
    for (long first = 1; first <= 40; first += 3) {
      for (long second = 1; second <= 30; second++) {
        Random random = new Random(first * 1000 + second);
        PowerCutDisk disk = new PowerCutDisk().cutAt(first);
        List<Integer> acknowledged = new ArrayList<>(run(disk, AHEAD, 0, 60));
        PowerCutDisk again = disk.afterCut(survival, random).cutAt(second);
        acknowledged.addAll(run(again, AHEAD, 1000, 1030));

        List<Integer> found = readAll(again.afterCut(survival, random));

        holds(found, acknowledged, "cut at " + first + ", then at " + second);
      }
    }
  }

  @Test
  void readerShouldOnlySeeWhatSurvivesAPowerCutWhenTheProcessWasKilledBefore() throws IOException {
    PowerCutDisk whole = new PowerCutDisk();
    run(whole, AHEAD, 0, 60);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      run(disk, AHEAD, 0, 60);
      PowerCutDisk killed = disk.afterKill();
      List<Integer> seen = readAll(killed);

      List<Integer> found =
          readAll(killed.afterCut(PowerCutDisk.Survival.FORCED_ONLY, new Random(cut)));

      assertThat(found).as("killed at %d", cut).isEqualTo(seen);
    }
  }

  @ParameterizedTest
  @EnumSource
  void checkpointShouldBeTheOldOrTheNewOneWhereverThePowerGoes(PowerCutDisk.Survival survival)
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

  /** Appends in groups of one to seven; returns what was acknowledged. */
  private static List<Integer> run(PowerCutDisk disk, JournalOptions options, int from, int to)
      throws IOException {
    List<Integer> acknowledged = new ArrayList<>();
    Journal journal;
    try {
      journal = Journal.open(disk, options);
    } catch (IOException cut) {
      assertThat(disk.isCut()).isTrue();
      return acknowledged;
    }
    try (journal) {
      int next = from;
      for (int size = 1; next < to && !disk.isCut(); size = size % 7 + 1) {
        int first = next;
        next = Math.min(to, next + size);
        List<Receipt> receipts =
            IntStream.range(first, next).mapToObj(n -> Receipt.of(journal, Records.of(n))).toList();
        for (int i = 0; i < receipts.size(); i++) {
          if (receipts.get(i).isDurable()) {
            acknowledged.add(first + i);
          }
        }
      }
    }
    return acknowledged;
  }

  private static List<Integer> readAll(PowerCutDisk disk) throws IOException {
    try (Journal journal = Journal.open(disk, SMALL)) {
      List<Integer> found = Records.read(journal, Position.START);
      assertThat(journal.damages()).isZero();
      return found;
    }
  }

  private static void holds(List<Integer> found, List<Integer> acknowledged, String when) {
    assertThat(found).as(when).containsAll(acknowledged).doesNotHaveDuplicates().isSorted();
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
