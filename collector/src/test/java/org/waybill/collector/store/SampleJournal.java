package org.waybill.collector.store;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.StoreEntry.FurtherHits;
import org.waybill.collector.store.StoreEntry.HitRow;
import org.waybill.collector.store.StoreEntry.LedgerRow;
import org.waybill.collector.store.StoreEntry.Tampered;
import org.waybill.journal.Position;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecord.Abandoned;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Delivered;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackingId;

/** A journal in memory with made-up mail: everything is named by a small number. */
public final class SampleJournal {

  public static final String NODE = "00112233445566aa";
  public static final long SENT_AT = 1_795_000_000_000L;
  private static final int RECORD_BYTES = 100;

  private final List<StoreEntry> entries = new ArrayList<>();
  private Position begun;
  private Position end = new Position(1, 8);
  private int records;

  /** A journal that goes on where another ended. */
  public SampleJournal() {
    begun = end;
  }

  public static MessageKey message(int number) {
    return MessageKey.of(bytes('m', number));
  }

  public static MessageId messageId(int number) {
    return new MessageId("msg-" + number + "@sender.example");
  }

  /** The copy of a message for one of its recipients. */
  public static TrackingId copy(int message, int recipient) {
    return TrackingId.of(bytes('c', message * 1_000 + recipient));
  }

  public static String recipient(int number) {
    return "r" + number + "@there.example";
  }

  public static RecordId record(int number) {
    return RecordId.of(bytes('r', number));
  }

  private static byte[] bytes(char kind, int number) {
    return ByteBuffer.allocate(16).put((byte) kind).putInt(12, number).array();
  }

  /**
   * A message with two links and copies for recipients 1 to n, sent a minute after the one before.
   */
  public static Sent sent(int message, int recipients) {
    return sent(message, "Subject " + message, IntStream.rangeClosed(1, recipients).toArray());
  }

  /** The same with a subject, for the recipients named. */
  public static Sent sent(int message, String subject, int... recipients) {
    return new Sent(
        record(message),
        SENT_AT + message * 60_000L,
        message(message),
        Optional.of(messageId(message)),
        "news@sender.example",
        "news@sender.example",
        subject,
        Mode.IDENTIFIED,
        Labels.NONE,
        List.of(
            new SentLink(1, "https://shop.example/one", "First"),
            new SentLink(2, "https://shop.example/two?a=1&b=2", "Second")),
        IntStream.of(recipients)
            .mapToObj(n -> new SentCopy(copy(message, n), new PersonCode(n), recipient(n), 1, 1))
            .toList());
  }

  /** The same message with names of its sender's. */
  public static Sent labelled(Sent sent, Labels labels) {
    return new Sent(
        sent.id(),
        sent.at(),
        sent.message(),
        sent.messageId(),
        sent.sender(),
        sent.from(),
        sent.subject(),
        sent.mode(),
        labels,
        sent.links(),
        sent.copies());
  }

  /** The same message as a variant of a campaign. */
  public static Sent variant(Sent sent, String campaign, String variant) {
    return labelled(
        sent, new Labels(Optional.empty(), Optional.of(campaign), Optional.of(variant)));
  }

  public static Abandoned abandoned(int message, int recipient, long at) {
    return new Abandoned(
        record(1_000_000 + message * 1_000 + recipient),
        at,
        List.of(copy(message, recipient)),
        "hand-off-failed");
  }

  public static Delivered delivered(int message, int recipient, long at) {
    return new Delivered(
        record((int) (2_000_000 + at % 1_000_000)), at, List.of(copy(message, recipient)));
  }

  /** A copy that was refused for so many recipients. */
  public static Bounced bounced(int message, int recipient, long at, int recipients) {
    return new Bounced(
        record((int) (3_000_000 + at % 1_000_000)),
        at,
        List.of(copy(message, recipient)),
        recipients,
        "550 5.1.1 no such user");
  }

  public SampleJournal ledger(LedgerRecord record) {
    records++;
    entries.add(new LedgerRow(end, new LedgerPosition(NODE, 0, records * 100L), record));
    return advance();
  }

  public SampleJournal open(int message, int recipient, long at) {
    return hit(TokenKind.OPEN, "GET", copy(message, recipient), 0, at);
  }

  /** A second pixel, at the end of the message. */
  public SampleJournal fullView(int message, int recipient, long at) {
    return hit(TokenKind.OPEN, "GET", copy(message, recipient), 1, at);
  }

  public SampleJournal click(int message, int recipient, int link, long at) {
    return hit(TokenKind.CLICK, "GET", copy(message, recipient), link, at);
  }

  public SampleJournal hit(TokenKind kind, String method, TrackingId copy, int link, long at) {
    return hit(kind, method, copy, link, at, "Mail/1.0");
  }

  public SampleJournal hit(
      TokenKind kind, String method, TrackingId copy, int link, long at, String userAgent) {
    entries.add(row(1, kind, method, copy, link, at, userAgent));
    return advance();
  }

  /** So many further requests of a flood. */
  public SampleJournal further(long hits, TokenKind kind, TrackingId copy, int link, long at) {
    entries.add(new FurtherHits(row(hits, kind, "GET", copy, link, at, "Mail/1.0")));
    return advance();
  }

  /** Somebody in the network of hits asked for altered links. */
  public SampleJournal tampered(long at) {
    entries.add(new Tampered(end, at, "203.0.113.0/24"));
    return advance();
  }

  private HitRow row(
      long hits,
      TokenKind kind,
      String method,
      TrackingId copy,
      int link,
      long at,
      String userAgent) {
    return new HitRow(
        end,
        at,
        hits,
        EventType.of(kind, method, link),
        method,
        Mode.IDENTIFIED,
        copy,
        new PersonCode(1),
        690,
        kind == TokenKind.OPEN ? 0 : link,
        "203.0.113.7",
        userAgent,
        Map.of("Accept", "image/*", "Accept-Language", "sv"));
  }

  private SampleJournal advance() {
    end = new Position(end.segment(), end.offset() + RECORD_BYTES);
    return this;
  }

  /** Everything written since the last batch. */
  public Batch batch() {
    Batch batch = new Batch(begun, end, entries);
    begun = end;
    entries.clear();
    return batch;
  }
}
