package org.waybill.collector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.waybill.wire.Day;
import org.waybill.wire.Labels;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageId;
import org.waybill.wire.MessageKey;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.RecordId;
import org.waybill.wire.Sealer;
import org.waybill.wire.Seals;
import org.waybill.wire.SentCopy;
import org.waybill.wire.SentLink;
import org.waybill.wire.Token;
import org.waybill.wire.TokenKind;
import org.waybill.wire.TrackedPath;
import org.waybill.wire.TrackingId;

/** Several messages, each to a few people and with two links, and what the ledger says of them. */
final class Mailings {

  static final int MESSAGES = 4;

  /** So many that none of their pixels is asked for more than sixty times in a minute. */
  private static final int COPIES = 100;

  private static final int LINKS = 2;

  /**
   * Something that can be asked for.
   *
   * @param copy whose it is
   * @param target where it leads; empty for a pixel
   */
  record Place(String path, TrackingId copy, Optional<String> target) {}

  private final Sealer sealer;

  Mailings(Installation installation) {
    this.sealer =
        Seals.of(installation.keys)
            .sealer(Installation.NOW, installation.keys.fingerprints())
            .orElseThrow();
  }

  /** All pixels and links of all copies of all messages. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int message = 1; message <= MESSAGES; message++) {
      for (int copy = 1; copy <= COPIES; copy++) {
        places.add(pixel(message, copy));
        for (int link = 1; link <= LINKS; link++) {
          places.add(link(message, copy, link));
        }
      }
    }
    return places;
  }

  /** All messages. */
  List<MessageKey> keys() {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(Mailings::key).toList();
  }

  /** What the ledger says of all. */
  LedgerRecord[] allSent() {
    return IntStream.rangeClosed(1, MESSAGES).mapToObj(this::sent).toArray(LedgerRecord[]::new);
  }

  /** What the ledger says of a message. */
  LedgerRecord sent(int message) {
    return new LedgerRecord.Sent(
        RecordId.of(numbered(message, 0)),
        Installation.NOW.toEpochMilli(),
        key(message),
        MessageId.of("<%d@sender.example>".formatted(message)),
        "news@sender.example",
        "news@sender.example",
        "Message " + message,
        Mode.IDENTIFIED,
        Labels.NONE,
        IntStream.rangeClosed(1, LINKS)
            .mapToObj(link -> new SentLink(link, target(message, link), "Link " + link))
            .toList(),
        IntStream.rangeClosed(1, COPIES).mapToObj(copy -> copy(message, copy)).toList());
  }

  private static MessageKey key(int message) {
    return MessageKey.of(numbered(message, 0));
  }

  private Place pixel(int message, int copy) {
    TrackingId id = id(message, copy);
    Token token = Token.open(Mode.IDENTIFIED, id, new PersonCode(copy), Day.of(Installation.NOW));
    return new Place(
        new TrackedPath(TokenKind.OPEN, sealer.seal(token)).toString(), id, Optional.empty());
  }

  private Place link(int message, int copy, int link) {
    TrackingId id = id(message, copy);
    String target = target(message, link);
    Token token =
        Token.click(
            Mode.IDENTIFIED, id, new PersonCode(copy), Day.of(Installation.NOW), link, target);
    return new Place(
        new TrackedPath(TokenKind.CLICK, sealer.seal(token)).toString(), id, Optional.of(target));
  }

  private static SentCopy copy(int message, int copy) {
    return new SentCopy(
        id(message, copy), new PersonCode(copy), "r%d@example.org".formatted(copy), 1, 1);
  }

  private static TrackingId id(int message, int copy) {
    return TrackingId.of(numbered(message, copy));
  }

  private static byte[] numbered(int message, int copy) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) message;
    bytes[15] = (byte) copy;
    return bytes;
  }

  private static String target(int message, int link) {
    return "https://shop.example/%d/%d?a=b&c=%%20d#e".formatted(message, link);
  }
}
