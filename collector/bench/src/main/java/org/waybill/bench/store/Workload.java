package org.waybill.bench.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.hit.Hit;
import org.waybill.collector.hit.HitKind;
import org.waybill.collector.hit.JournalRecordBytes;
import org.waybill.collector.hit.Method;
import org.waybill.collector.hit.Shipment;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.journal.Position;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord.Delivered;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/**
 * Mail and hits as a busy site has them: 100 copies a message, ten links, 50 senders, 2,000
 * recipient domains; six hits of ten are again of a copy and link that had one, the others of a
 * copy drawn by Zipf's law, four opens to one click. The same for the same seed.
 */
public final class Workload {

  public static final int COPIES_PER_MESSAGE = 100;
  public static final int LINKS = 10;

  private static final String NODE = "00112233445566aa";
  private static final int SENDERS = 50;
  private static final int DOMAINS = 2_000;
  private static final int REPEATS_PERCENT = 60;
  private static final int CLICKS_PERCENT = 20;

  private static final int REMEMBERED = 1 << 20;
  private static final int PERSONS = 50_000;

  /** Five million come in four weeks: figures by hour have as many hours as a real month. */
  private static final long HITS_PER_SECOND = 2;

  private static final long BEGIN = 1_795_000_000_000L;

  /** Of a copy always the same: seven of ten a browser, the others as mail is read. */
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
              + " Version/18.6 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Thunderbird/140.4.0",
          "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com"
              + " GoogleImageProxy)",
          "Mozilla/5.0",
          "python-requests/2.32.3");

  private static final Map<String, String> HEADERS =
      Map.of("Accept", "image/avif,image/webp,*/*", "Accept-Language", "sv-SE,sv;q=0.9");

  private final Random random = new Random(7);
  private final int messages;
  private final int copiesOfOne;
  private final int links;
  private final Zipf copies;
  private final long[] past = new long[REMEMBERED];
  private Position end = new Position(1, 8);
  private long hits;

  /** Mail of that many messages, sent a minute after each other before the first hit. */
  public Workload(int messages, int copiesOfOne, int links) {
    this.messages = messages;
    this.copiesOfOne = copiesOfOne;
    this.links = links;
    this.copies = new Zipf(messages * copiesOfOne);
  }

  /** How many copies those are. */
  public int copies() {
    return messages * copiesOfOne;
  }

  /** When the last hit came, UTC milliseconds. */
  public long now() {
    return BEGIN + hits * 1_000 / HITS_PER_SECOND;
  }

  static MessageKey message(int number) {
    return MessageKey.of(id('m', number));
  }

  /** The sender of a message. */
  static String sender(int message) {
    int number = message % SENDERS;
    return "sender" + number + "@site" + number % 5 + ".example";
  }

  static String domain(int person) {
    return "domain" + person % DOMAINS + ".example";
  }

  /** The recipient of a message's copy. */
  static String reader(int message, int copy) {
    int person = person(message, copy);
    return "reader" + person + "@" + domain(person);
  }

  private static int person(int message, int copy) {
    return (message * 31 + copy * 7) % PERSONS;
  }

  /** Spread as the HMACs are that real ids come from. */
  private static byte[] id(char kind, int number) {
    Random spread = new Random((long) kind << 32 | number);
    spread.nextLong();
    return ByteBuffer.allocate(16).putLong(spread.nextLong()).putLong(spread.nextLong()).array();
  }

  /** The ledger's side: every message with its copies, in batches. */
  public List<Batch> mail() {
    List<Batch> batches = new ArrayList<>();
    for (int message = 0; message < messages; message++) {
      Position from = end;
      LedgerRow row = new LedgerRow(from, place(message + 1), sent(message));
      advance();
      batches.add(new Batch(from, end, List.of(row)));
    }
    return batches;
  }

  /** What RecordDelivery adds: a record a copy, a second after it was sent, in batches. */
  public List<Batch> deliveries() {
    List<Batch> batches = new ArrayList<>();
    for (int message = 0; message < messages; message++) {
      Position from = end;
      List<StoreEntry> rows = new ArrayList<>();
      for (int n = 0; n < copiesOfOne; n++) {
        int number = message * copiesOfOne + n;
        rows.add(
            new LedgerRow(
                end,
                place(messages + number + 1),
                new Delivered(
                    RecordId.of(id('d', number)), sentAt(message) + 1_000, List.of(copy(number)))));
        advance();
      }
      batches.add(new Batch(from, end, rows));
    }
    return batches;
  }

  private long sentAt(int message) {
    return BEGIN - (messages - message) * 60_000L;
  }

  /** The same as journal records. */
  List<byte[]> shipments() {
    return IntStream.range(0, messages)
        .mapToObj(
            message ->
                JournalRecordBytes.encode(
                    new Shipment(
                        place(message),
                        place(message + 1),
                        List.of(LedgerRecordBytes.encode(sent(message))))))
        .toList();
  }

  private static LedgerPosition place(int message) {
    return new LedgerPosition(NODE, 0, message);
  }

  private Sent sent(int message) {
    return new Sent(
        RecordId.of(id('r', message)),
        sentAt(message),
        message(message),
        Optional.of(new MessageId(message + "@sender.example")),
        sender(message),
        sender(message),
        "Letter " + (char) ('A' + message % 26) + " no. " + message,
        Mode.IDENTIFIED,
        message % 3 == 0 ? Labels.tag("tag" + message % 30) : Labels.NONE,
        IntStream.rangeClosed(1, links)
            .mapToObj(
                link ->
                    new SentLink(
                        link, "https://shop.example/" + message % 200 + "/" + link, "Link " + link))
            .toList(),
        IntStream.range(0, copiesOfOne).mapToObj(n -> sentCopy(message, n)).toList());
  }

  private SentCopy sentCopy(int message, int n) {
    return new SentCopy(
        copy(message * copiesOfOne + n),
        new PersonCode(person(message, n) + 1),
        reader(message, n),
        1,
        1);
  }

  private static TrackingId copy(int number) {
    return TrackingId.of(id('c', number));
  }

  /** The next hits, in batches of at most the rows a store takes. */
  Batch hits(int count) {
    List<StoreEntry> rows = new ArrayList<>(count);
    Position from = end;
    for (int i = 0; i < count; i++) {
      rows.add(hit());
      advance();
    }
    return new Batch(from, end, rows);
  }

  /** The next hit, now, as a journal record. */
  byte[] record() {
    long what = next();
    int link = link(what);
    return JournalRecordBytes.encode(
        new Hit(
            System.currentTimeMillis(),
            Method.GET,
            link == 0 ? HitKind.OPEN : HitKind.CLICK,
            Mode.IDENTIFIED,
            copyOf(what),
            new PersonCode(1),
            690,
            link,
            address(),
            agent(what),
            HEADERS));
  }

  private HitRow hit() {
    long what = next();
    int link = link(what);
    return new HitRow(
        end,
        now(),
        1,
        EventType.of(link == 0 ? TokenKind.OPEN : TokenKind.CLICK, "GET", link),
        "GET",
        Mode.IDENTIFIED,
        copyOf(what),
        new PersonCode(1),
        690,
        link,
        address(),
        agent(what),
        HEADERS);
  }

  private String address() {
    return "100.%d.%d.%d"
        .formatted(64 + random.nextInt(64), random.nextInt(256), random.nextInt(256));
  }

  private static String agent(long what) {
    return AGENTS.get((int) (what / (LINKS + 1) % AGENTS.size()));
  }

  private static int link(long what) {
    return (int) (what % (LINKS + 1));
  }

  private static TrackingId copyOf(long what) {
    return copy((int) (what / (LINKS + 1)));
  }

  /** A copy and a link, as one number. */
  private long next() {
    long what = draw();
    past[(int) (hits % REMEMBERED)] = what;
    hits++;
    return what;
  }

  private long draw() {
    if (hits > 0 && random.nextInt(100) < REPEATS_PERCENT) {
      return past[(int) random.nextLong(Math.min(hits, REMEMBERED))];
    }
    int link = random.nextInt(100) < CLICKS_PERCENT ? 1 + random.nextInt(LINKS) : 0;
    return (long) copies.next(random) * (LINKS + 1) + link;
  }

  private void advance() {
    end =
        end.offset() < 60 << 20
            ? new Position(end.segment(), end.offset() + 300)
            : new Position(end.segment() + 1, 8);
  }
}
