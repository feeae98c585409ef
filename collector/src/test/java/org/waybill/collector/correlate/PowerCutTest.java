package org.waybill.collector.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Method;
import org.waybill.collector.store.StoreEntry;
import org.waybill.journal.Acknowledgement;
import org.waybill.journal.Journal;
import org.waybill.journal.JournalOptions;
import org.waybill.journal.Position;
import org.waybill.journal.PowerCutDisk;
import org.waybill.journal.PowerCutDisk.Survival;
import org.waybill.simulation.Silent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/**
 * Whenever the power goes at the collector: the store, which keeps each batch with its position,
 * has every answered hit in the end, each once.
 */
@ExtendWith(Silent.class)
class PowerCutTest {

  private static final int HITS = 1_000;
  private static final JournalOptions SMALL =
      JournalOptions.named("cut").withSegmentBytes(2_000).withAheadBytes(700);

  @Test
  void storeShouldHaveEveryAnsweredHitOnceWhereverThePowerGoes() throws IOException {
    PowerCutDisk whole = new PowerCutDisk();
    assertThat(run(whole, new KeptStore())).hasSize(HITS);

    for (long cut = 1; cut <= whole.operations(); cut++) {
      PowerCutDisk disk = new PowerCutDisk().cutAt(cut);
      KeptStore store = new KeptStore();
      List<Long> answered = run(disk, store);
      for (Survival survival : Survival.values()) {
        KeptStore then = store.copy();
        drain(Journal.stepped(disk.afterCut(survival, new Random(cut)), SMALL), then);

        List<Long> stored =
            then.entries().stream().map(entry -> ((StoreEntry.HitRow) entry).at()).toList();
        assertThat(stored)
            .as("cut at %d, surviving %s", cut, survival)
            .doesNotHaveDuplicates()
            .isSorted()
            .containsAll(answered);
      }
    }
  }

  /** Hits in groups of one to nine until the power goes; returns those that could be answered. */
  private static List<Long> run(PowerCutDisk disk, KeptStore store) throws IOException {
    List<Long> answered = new ArrayList<>();
    Journal journal;
    try {
      journal = Journal.stepped(disk, SMALL);
    } catch (IOException e) {
      assertThat(disk.isCut()).isTrue();
      return answered;
    }
    Following following = following(journal, store);
    long next = 0;
    for (int group = 1; next < HITS && !disk.isCut(); group++) {
      for (long end = Math.min(HITS, next + 1 + group % 9); next < end; next++) {
        append(journal, next, answered);
      }
      journal.step();
      if (group % 3 == 0) {
        following.step();
      }
    }
    return answered;
  }

  private static void append(Journal journal, long number, List<Long> answered) {
    journal.append(
        JournalRecordBytes.encode(hit(number)),
        new Acknowledgement() {
          @Override
          public void durable(Position position) {
            answered.add(number);
          }

          @Override
          public void failed(Throwable cause) {}
        });
  }

  private static void drain(Journal journal, KeptStore store) throws IOException {
    try (journal;
        Following following = following(journal, store)) {
      Following.Step step = following.step();
      while (step instanceof Following.Step.Stored) {
        step = following.step();
      }
      assertThat(step).isInstanceOf(Following.Step.UpToDate.class);
    }
  }

  private static Following following(Journal journal, KeptStore store) {
    return new Following(journal, new StoreDoor(() -> store), Storable.ALL, () -> {});
  }

  private static Hit hit(long at) {
    return new Hit(
        at,
        Method.GET,
        HitKind.OPEN,
        Mode.IDENTIFIED,
        TrackingId.of(new byte[16]),
        new PersonCode(1),
        690,
        0,
        "203.0.113.7",
        "Mail/1.0",
        Map.of());
  }
}
