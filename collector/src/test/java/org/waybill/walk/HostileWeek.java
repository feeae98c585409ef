package org.waybill.walk;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Batch;
import org.waybill.collector.store.StoreEntry;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.journal.Position;
import org.waybill.wire.Day;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TrackingId;

/** Each text stands wherever a stranger can put one: a message for each, with a reader. */
final class HostileWeek {

  private static final String NODE = "bad0bad0bad0bad0";

  /** As long as the text of a ledger record may be, and as a user agent comes through HTTP. */
  private static final int LONGEST = 60_000;

  private static final int LONGEST_FIELD = 4_000;

  private final long begin = Office.NOW.minus(Duration.ofDays(3)).toEpochMilli();
  private final List<Batch> batches = new ArrayList<>();
  private Position next = new Position(1, 8);
  private int records;

  private HostileWeek() {}

  static List<Batch> of(List<String> texts) {
    HostileWeek week = new HostileWeek();
    for (int n = 0; n < texts.size(); n++) {
      week.send(n + 1, texts.get(n));
    }
    return week.batches;
  }

  private void send(int number, String text) {
    long at = begin + number * 60_000L;
    SentCopy read = copy(number, 1, text);
    SentCopy refused = copy(number, 2, text);
    String address = cut(text, 200) + "@evil.example";
    Sent sent =
        new Sent(
            recordId(),
            at,
            MessageKey.of(key('m', number, 0)),
            Optional.of(new MessageId(number + ".hostile@evil.example")),
            address,
            address,
            cut(text, LONGEST),
            Mode.IDENTIFIED,
            new Labels(
                Optional.of(cut(text, 200)),
                Optional.of(cut(text, 200)),
                Optional.of(cut(text, 100))),
            List.of(
                new SentLink(1, "https://evil.example/" + cut(text, LONGEST_FIELD), text),
                new SentLink(2, cut(text, LONGEST_FIELD), "plain")),
            List.of(read, refused));
    Bounced bounced =
        new Bounced(recordId(), at + 1_000, List.of(refused.copy()), 1, cut(text, LONGEST_FIELD));
    apply(
        List.of(
            ledger(sent),
            ledger(bounced),
            hit(EventType.OPEN, 0, read, at + 90_000, text),
            hit(EventType.CLICK, 1, read, at + 99_000, text)));
  }

  private static SentCopy copy(int number, int which, String text) {
    return new SentCopy(
        TrackingId.of(key('c', number, which)),
        new PersonCode(number * 10L + which),
        which + cut(text, 200) + "@evil.example",
        1,
        1);
  }

  private void apply(List<StoreEntry> entries) {
    Position from = entries.getFirst().position();
    batches.add(new Batch(from, next, entries));
  }

  private LedgerRow ledger(LedgerRecord record) {
    records++;
    return new LedgerRow(place(), new LedgerPosition(NODE, 0, records * 100L), record);
  }

  private HitRow hit(EventType type, int link, SentCopy copy, long at, String text) {
    return new HitRow(
        place(),
        at,
        1,
        type,
        "GET",
        Mode.IDENTIFIED,
        copy.copy(),
        copy.person(),
        Day.of(begin),
        link,
        "203.0.113.9",
        cut(text, LONGEST_FIELD),
        Map.of("Accept-Language", cut(text, LONGEST_FIELD)));
  }

  private Position place() {
    Position here = next;
    next = new Position(here.segment(), here.offset() + 100);
    return here;
  }

  private RecordId recordId() {
    return RecordId.of(key('r', records, 0));
  }

  private static byte[] key(char kind, int one, int other) {
    return ByteBuffer.allocate(16).put((byte) kind).putInt(8, one).putInt(12, other).array();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
