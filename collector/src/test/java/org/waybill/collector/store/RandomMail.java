package org.waybill.collector.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.waybill.collector.classify.Judge;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/**
 * Mail and hits in random order and random batches, each batch applied once or twice; days are
 * summed up now and then, and the store is purged. All of it happens within some days.
 */
final class RandomMail {

  static final int MESSAGES = 6;
  static final int RECIPIENTS = 3;
  private static final int HITS = 120;

  private static final long DAYS = Duration.ofDays(4).toMillis();
  private static final List<String> SENDERS =
      List.of("news@sender.example", "News@Sender.example", "billing@other.example", "nobody");
  private static final List<String> DOMAINS = List.of("there.example", "There.example", "far.test");

  private final Random random;
  private final SampleJournal journal;
  private final Store store;
  private final Recount recount;
  private final int first;
  private int records;
  private long written;

  /** Writes messages of numbers that no other seed has; every hit finds its copy in the end. */
  RandomMail(long seed, SampleJournal journal, Store store, Recount recount) {
    this.random = new Random(seed);
    this.journal = journal;
    this.store = store;
    this.recount = recount;
    this.first = (int) seed * 100;
  }

  /** Writes all of it, says how many hits that is; nothing is purged. */
  long write() {
    run(deeds());
    return written;
  }

  /** Writes all of it and has it judged as it comes; nothing is purged. */
  void writeAndSettle(Judge judge) {
    List<Runnable> deeds = deeds();
    addSettling(deeds, judge);
    run(deeds);
    settle(judge, SampleJournal.SENT_AT + DAYS);
  }

  private void addSettling(List<Runnable> deeds, Judge judge) {
    for (int i = 1; i <= 5; i++) {
      long until = SampleJournal.SENT_AT + i * DAYS / 6;
      deeds.add(deeds.size() * i / 6, () -> settle(judge, until));
      deeds.add(random.nextInt(deeds.size()), this::reclassify);
    }
  }

  /** Has some of it judged again, perhaps all, by another judge than the time before. */
  private void reclassify() {
    Judge other = new TestJudge(2 + random.nextInt(3), random.nextInt(5));
    Instant now = Instant.ofEpochMilli(SampleJournal.SENT_AT + 2 * DAYS);
    apply();
    while (store.reclassify(other, now, random.nextInt(40) == 0).isMore()
        && random.nextInt(30) > 0) {
      if (random.nextInt(30) == 0) {
        apply();
      }
    }
    recount.observe(store.reports());
  }

  private void settle(Judge judge, long until) {
    Ripe ripe =
        new Ripe(
            Instant.ofEpochMilli(until), Instant.ofEpochMilli(SampleJournal.SENT_AT + 2 * DAYS));
    apply();
    while (store.settle(judge, ripe) && random.nextInt(20) > 0) {
      if (random.nextInt(30) == 0) {
        apply();
      }
    }
    recount.observe(store.reports());
  }

  /**
   * Writes all of it and has it judged, and purges now and then what came or was sent before some
   * moment.
   *
   * @return what was purged last
   */
  Expiry writeAndPurge(Expiry before, Judge judge) {
    List<Runnable> deeds = deeds();
    addSettling(deeds, judge);
    Expiry[] expiry = {before};
    for (int i = 0; i < 4; i++) {
      deeds.add(random.nextInt(deeds.size()), () -> expiry[0] = purge(expiry[0]));
    }
    run(deeds);
    return expiry[0];
  }

  private void run(List<Runnable> deeds) {
    for (Runnable deed : deeds) {
      deed.run();
      if (random.nextInt(8) == 0) {
        apply();
      }
    }
    apply();
  }

  private List<Runnable> deeds() {
    List<Runnable> deeds = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      int message = first + i;
      Sent sent = sent(message);
      deeds.add(() -> journal.ledger(again(sent)));
      if (random.nextBoolean()) {
        deeds.add(() -> journal.ledger(again(sent)));
      }
      deeds.add(() -> journal.ledger(SampleJournal.abandoned(message, 1, random.nextLong(1_000))));
      deeds.add(() -> journal.ledger(SampleJournal.delivered(message, 1, random.nextLong(1_000))));
      deeds.add(() -> journal.ledger(SampleJournal.bounced(message, 2, random.nextLong(1_000), 1)));
    }
    for (int i = 0; i < HITS; i++) {
      deeds.add(() -> hit(first + random.nextInt(MESSAGES)));
    }
    Collections.shuffle(deeds, random);
    return deeds;
  }

  private Sent sent(int message) {
    List<SentCopy> copies = new ArrayList<>();
    for (int n : IntStream.rangeClosed(1, RECIPIENTS).toArray()) {
      boolean shared = random.nextInt(9) == 0;
      String recipient = shared ? "*" : "r" + n + "@" + any(DOMAINS);
      copies.add(
          new SentCopy(
              SampleJournal.copy(message, n), new PersonCode(n), recipient, shared ? 4 : 1, 1));
    }
    return new Sent(
        SampleJournal.record(0),
        SampleJournal.SENT_AT + random.nextLong(DAYS),
        SampleJournal.message(message),
        Optional.of(SampleJournal.messageId(message)),
        any(SENDERS),
        "news@sender.example",
        random.nextBoolean() ? "Invoice " + message : "News",
        Mode.IDENTIFIED,
        new Labels(
            sometimes("daily"), sometimes("Spring"), sometimes(random.nextBoolean() ? "A" : "b")),
        List.of(
            new SentLink(1, "https://shop.example/one", "First"),
            new SentLink(2, "https://shop.example/" + message, "Second")),
        copies);
  }

  /** The same mail in a record of its own. */
  private Sent again(Sent sent) {
    records++;
    return new Sent(
        SampleJournal.record(first * 1_000 + records),
        sent.at(),
        sent.message(),
        sent.messageId(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        sent.mode(),
        sent.labels(),
        sent.links(),
        sent.copies());
  }

  private Optional<String> sometimes(String label) {
    return random.nextInt(3) == 0 ? Optional.of(label) : Optional.empty();
  }

  private void hit(int message) {
    TrackingId copy = SampleJournal.copy(message, 1 + random.nextInt(RECIPIENTS));
    int link = random.nextInt(3);
    boolean open = link == 0 || random.nextInt(5) == 0;
    long at = moment();
    if (random.nextInt(6) == 0) {
      further(message);
    } else {
      journal.hit(
          open ? TokenKind.OPEN : TokenKind.CLICK,
          random.nextInt(10) == 0 ? "HEAD" : "GET",
          copy,
          link,
          at,
          any(TestJudge.WORDS));
      written++;
    }
  }

  /** Of one of two links within one of three minutes. */
  private void further(int message) {
    int hits = 1 + random.nextInt(9);
    written += hits;
    journal.further(
        hits,
        TokenKind.CLICK,
        SampleJournal.copy(message, 1),
        1 + random.nextInt(2),
        SampleJournal.SENT_AT + random.nextInt(3) * DAYS / 3 + random.nextInt(60_000));
  }

  private long moment() {
    return SampleJournal.SENT_AT + random.nextLong(DAYS);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void apply() {
    Batch batch = journal.batch();
    store.apply(batch);
    if (random.nextBoolean()) {
      store.apply(batch);
    }
    sumDays();
    recount.observe(store.reports());
  }

  /** A day more with every seed; breaks off often, and does not care whether a day is over. */
  private void sumDays() {
    long past = Math.min(DAYS, Duration.ofDays(first / 100).toMillis());
    Instant until = Instant.ofEpochMilli(SampleJournal.SENT_AT + past);
    while (random.nextBoolean() && store.sumDays(until)) {
      // the next part
    }
  }

  /** What is purged once stays so: expiry moves with the clock. */
  private Expiry purge(Expiry before) {
    Expiry expiry =
        new Expiry(
            later(before.hits()),
            later(before.addresses()),
            later(before.messages()),
            later(before.figures()),
            before.html());
    apply();
    boolean more = true;
    while (more) {
      more = store.purge(expiry);
    }
    recount.observe(store.reports());
    return expiry;
  }

  private Instant later(Instant before) {
    return random.nextInt(3) == 0 ? before : before.plusMillis(random.nextLong(DAYS / 16));
  }
}
