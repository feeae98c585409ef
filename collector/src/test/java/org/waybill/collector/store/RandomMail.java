package org.waybill.collector.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/** Mail and hits in random order and random batches, each batch applied once or twice. */
final class RandomMail {

  static final int MESSAGES = 6;
  static final int RECIPIENTS = 3;
  static final int HITS = 120;

  private RandomMail() {}

  /** Writes messages of numbers that no other seed has; every hit finds its copy in the end. */
  static void write(long seed, SampleJournal journal, Store store) {
    Random random = new Random(seed);
    int first = (int) seed * 100;
    List<Runnable> deeds = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      int message = first + i;
      deeds.add(() -> journal.ledger(SampleJournal.sent(message, RECIPIENTS)));
      deeds.add(() -> journal.ledger(SampleJournal.abandoned(message, 1, random.nextLong(1_000))));
    }
    for (int i = 0; i < HITS; i++) {
      deeds.add(() -> hit(random, journal, first + random.nextInt(MESSAGES)));
    }
    Collections.shuffle(deeds, random);
    for (Runnable deed : deeds) {
      deed.run();
      if (random.nextInt(8) == 0) {
        apply(random, journal, store);
      }
    }
    apply(random, journal, store);
  }

  private static void hit(Random random, SampleJournal journal, int message) {
    int recipient = 1 + random.nextInt(RECIPIENTS);
    int link = random.nextInt(3);
    if (random.nextInt(12) == 0) {
      TrackingId copy = SampleJournal.copy(message, recipient);
      journal.folded(1 + random.nextInt(9), TokenKind.CLICK, copy, 1, random.nextLong(1_000_000));
      return;
    }
    journal.hit(
        link == 0 || random.nextInt(5) == 0 ? TokenKind.OPEN : TokenKind.CLICK,
        random.nextInt(10) == 0 ? "HEAD" : "GET",
        SampleJournal.copy(message, recipient),
        link,
        random.nextLong(1_000_000));
  }

  private static void apply(Random random, SampleJournal journal, Store store) {
    Batch batch = journal.batch();
    store.apply(batch);
    if (random.nextBoolean()) {
      store.apply(batch);
    }
  }
}
