package org.waybill.proof.week;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.journal.Position;
import org.waybill.wire.Day;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PackedText;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/**
 * A week of an organization's mail as a store gets it, ledger records and hits in the order of
 * time. The same seed gives the same week.
 */
public final class SampleWeek {

  private static final String NODE = "5eed5eed5eed5eed";
  private static final int RECORD_BYTES = 200;
  private static final int WHOLE = 50_000;

  private static final String PREFETCH =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0";
  private static final String APPLE = "Mozilla/5.0";
  private static final String SCANNER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/87.0.4280.88 Safari/537.36";

  private final Function<String, PersonCode> codes;
  private final Random random;
  private final long monday;
  private final double size;
  private final List<Due> due = new ArrayList<>();
  private int messages;
  private int records;

  private record Due(long at, Optional<LedgerRecord> record, Optional<HitRow> hit) {}

  private SampleWeek(long seed, Instant monday, double size, Function<String, PersonCode> codes) {
    this.codes = codes;
    this.random = new Random(seed);
    this.monday = monday.toEpochMilli();
    this.size = size;
  }

  /**
   * Makes it up.
   *
   * @param copies about how many copies it has
   * @param ends when it ends; it begins at midnight, UTC, seven days before or earlier
   */
  public static List<Batch> of(long seed, int copies, Instant ends) {
    return of(seed, copies, ends, recipient -> new PersonCode(recipient.hashCode()));
  }

  /**
   * Makes it up for an installation of one's own.
   *
   * @param codes the code of a recipient's address
   */
  public static List<Batch> of(
      long seed, int copies, Instant ends, Function<String, PersonCode> codes) {
    Instant monday =
        ends.minus(Duration.ofDays(7))
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .atStartOfDay()
            .toInstant(ZoneOffset.UTC);
    SampleWeek week = new SampleWeek(seed, monday, (double) copies / WHOLE, codes);
    for (Mailing mailing : Mailing.week()) {
      week.send(mailing);
    }
    return week.batches(ends.toEpochMilli());
  }

  private void send(Mailing mailing) {
    int copies = Math.max(1, (int) Math.round(mailing.copies() * size));
    if (mailing.many()) {
      send(mailing, at(mailing.day(), mailing.minute()), copies);
      return;
    }
    for (int n = 0; n < copies; n++) {
      send(mailing, at(random.nextInt(5), mailing.minute() + random.nextInt(600)), 1);
    }
  }

  private long at(int day, int minute) {
    return monday + Duration.ofDays(day).toMillis() + Duration.ofMinutes(minute).toMillis();
  }

  private void send(Mailing mailing, long at, int count) {
    messages++;
    List<SentCopy> copies = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int person = random.nextInt(20_000);
      Mailbox mailbox = mailbox(person);
      String recipient = "person" + person + "@" + mailbox.domain();
      SentCopy copy =
          new SentCopy(
              TrackingId.of(key('c', messages, n)), codes.apply(recipient), recipient, 1, 1);
      copies.add(copy);
      new Copy(mailing, mailbox, copy, at).happens();
    }
    MessageKey message = MessageKey.of(key('m', messages, 0));
    record(
        new LedgerRecord.Sent(
            recordId(),
            at,
            message,
            Optional.of(new MessageId(messages + ".week@" + host(mailing.sender()))),
            mailing.sender(),
            mailing.sender(),
            mailing.subject().replace("#", String.valueOf(random.nextInt(28) + 1)),
            Mode.IDENTIFIED,
            mailing.labels(),
            mailing.links(),
            copies));
    if (mailing.many()) {
      PackedText html = PackedText.of(mailing.html());
      record(new LedgerRecord.Html(recordId(), at + 1, message, html));
    }
  }

  private static Mailbox mailbox(int person) {
    int left = new Random(person).nextInt(100);
    for (Mailbox mailbox : Mailbox.all()) {
      left -= mailbox.weight();
      if (left < 0) {
        return mailbox;
      }
    }
    return Mailbox.all().getLast();
  }

  private static String host(String address) {
    return address.substring(address.indexOf('@') + 1);
  }

  private void record(LedgerRecord record) {
    due.add(new Due(record.at(), Optional.of(record), Optional.empty()));
  }

  private RecordId recordId() {
    records++;
    return RecordId.of(key('r', records, 0));
  }

  private static byte[] key(char kind, int one, int other) {
    return ByteBuffer.allocate(16).put((byte) kind).putInt(8, one).putInt(12, other).array();
  }

  /** What came before the end, in the order of time. */
  private List<Batch> batches(long end) {
    List<Batch> batches = new ArrayList<>();
    List<StoreEntry> entries = new ArrayList<>();
    Position from = new Position(1, 8);
    Position next = from;
    int ledger = 0;
    for (Due one : due.stream().sorted(Comparator.comparingLong(Due::at)).toList()) {
      if (one.at() >= end) {
        break;
      }
      Position here = next;
      if (one.record().isPresent()) {
        ledger++;
        entries.add(
            new LedgerRow(here, new LedgerPosition(NODE, 0, ledger * 100L), one.record().get()));
      }
      one.hit().ifPresent(hit -> entries.add(at(here, hit)));
      next = new Position(here.segment(), here.offset() + RECORD_BYTES);
      if (entries.size() == Batch.ROWS) {
        batches.add(new Batch(from, next, entries));
        entries.clear();
        from = next;
      }
    }
    batches.add(new Batch(from, next, entries));
    return batches;
  }

  private static HitRow at(Position position, HitRow hit) {
    return new HitRow(
        position,
        hit.at(),
        1,
        hit.type(),
        hit.method(),
        hit.mode(),
        hit.copy(),
        hit.person(),
        hit.day(),
        hit.link(),
        hit.address(),
        hit.userAgent(),
        hit.headers());
  }

  private static Map<String, String> headers(EventType type, String agent) {
    if (agent.equals(APPLE) || agent.equals(PREFETCH)) {
      return Map.of("Accept", "*/*");
    }
    return Map.of(
        "Accept",
        type == EventType.CLICK ? "text/html,application/xhtml+xml" : "image/*",
        "Accept-Language",
        "de,en;q=0.7");
  }

  /** One copy and everything that becomes of it. */
  private final class Copy {
    private final Mailing mailing;
    private final Mailbox mailbox;
    private final SentCopy copy;
    private final long sent;

    Copy(Mailing mailing, Mailbox mailbox, SentCopy copy, long sent) {
      this.mailing = mailing;
      this.mailbox = mailbox;
      this.copy = copy;
      this.sent = sent;
    }

    void happens() {
      long delivered = sent + 1_000 + random.nextInt(20_000);
      if (random.nextInt(80) == 0) {
        record(
            new LedgerRecord.Bounced(
                recordId(),
                delivered,
                List.of(copy.copy()),
                1,
                "550 5.1.1 mailbox does not exist"));
        return;
      }
      record(new LedgerRecord.Delivered(recordId(), delivered, List.of(copy.copy())));
      machinesLook(delivered);
      if (random.nextDouble() < mailing.interest()) {
        personLooks(delivered);
      }
    }

    private void machinesLook(long delivered) {
      switch (mailbox.looks()) {
        case NOBODY -> {}
        case PREFETCH -> {
          if (random.nextInt(4) == 0) {
            hit(
                EventType.OPEN,
                0,
                delivered + 3_000 + random.nextInt(9_000),
                PREFETCH,
                "66.249.84.");
          }
        }
        case APPLE ->
            hit(
                EventType.OPEN,
                0,
                delivered + 60_000 + random.nextInt(7_200_000),
                APPLE,
                "17.58.0.");
        case SCANNER -> scan(delivered);
        case SOME_SCANNER -> {
          if (random.nextInt(3) == 0) {
            scan(delivered);
          }
        }
      }
    }

    private void scan(long delivered) {
      long at = delivered + 15_000 + random.nextInt(60_000);
      hit(EventType.OPEN, 0, at, SCANNER, "192.0.2.");
      for (int link = 1; link <= mailing.links().size(); link++) {
        hit(EventType.CLICK, link, at + 4_000 + link * 300L, SCANNER, "192.0.2.");
      }
    }

    private void personLooks(long delivered) {
      long at = delivered + reading();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        if (!mailbox.agent().isEmpty()) {
          hit(EventType.OPEN, 0, at, mailbox.agent(), mailbox.network());
        }
        if (!mailing.links().isEmpty() && random.nextDouble() < mailing.interest() / 3) {
          // the first links are followed most
          int link = 1 + (int) (mailing.links().size() * Math.pow(random.nextDouble(), 2));
          String agent = random.nextBoolean() ? Mailbox.FIREFOX : Mailbox.IPHONE;
          hit(EventType.CLICK, link, at + 20_000 + random.nextInt(90_000), agent, "198.51.100.");
        }
        at += Duration.ofMinutes(20 + random.nextInt(2_000)).toMillis();
      }
    }

    /** Half within an hour, in the hours people read. */
    private long reading() {
      long minutes = 2 + (long) (60 * Math.pow(random.nextDouble(), -.8)) - 40;
      return Duration.ofMinutes(Math.clamp(minutes, 1, 6_000)).toMillis() + random.nextInt(60_000);
    }

    private void hit(EventType type, int link, long at, String agent, String network) {
      due.add(
          new Due(
              at,
              Optional.empty(),
              Optional.of(
                  new HitRow(
                      Position.START,
                      at,
                      1,
                      type,
                      "GET",
                      Mode.IDENTIFIED,
                      copy.copy(),
                      copy.person(),
                      Day.of(sent),
                      link,
                      network + (1 + Math.floorMod(copy.recipient().hashCode(), 250)),
                      agent,
                      headers(type, agent)))));
    }
  }
}
