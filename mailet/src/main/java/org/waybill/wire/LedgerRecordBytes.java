package org.waybill.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.wire.LedgerRecord.Abandoned;
import org.waybill.wire.LedgerRecord.Bounced;
import org.waybill.wire.LedgerRecord.Delivered;
import org.waybill.wire.LedgerRecord.Html;
import org.waybill.wire.LedgerRecord.Sent;
import org.waybill.wire.LedgerRecord.Unknown;

/**
 * The bytes of ledger records: {@code version 1 | kind 1 | id 16 | at 8 | body}, see docs/wire.md.
 * Bytes after the fields known here are a later version's and are skipped.
 */
public final class LedgerRecordBytes {

  private static final int VERSION = 1;
  private static final char SENT = 'S';
  private static final char ABANDONED = 'A';
  private static final char DELIVERED = 'D';
  private static final char BOUNCED = 'B';
  private static final char HTML = 'H';

  /**
   * Of a copy of which a record says nothing: what a message has unless somebody asks otherwise.
   */
  private static final int USUAL_PIXELS = 1;

  private static final Optional<String> NOT_SAID = Optional.empty();

  private LedgerRecordBytes() {}

  /**
   * Writes a record.
   *
   * @throws IllegalArgumentException for {@link Unknown}, whose body is not known here
   */
  public static byte[] encode(LedgerRecord entry) {
    return switch (entry) {
      case Sent sent -> encode(head(SENT, sent), sent);
      case Abandoned abandoned -> encode(head(ABANDONED, abandoned), abandoned);
      case Delivered delivered ->
          copies(head(DELIVERED, delivered), delivered.copies()).toByteArray();
      case Bounced bounced -> encode(head(BOUNCED, bounced), bounced);
      case Html html -> encode(head(HTML, html), html);
      case Unknown unknown ->
          throw new IllegalArgumentException("a record of unknown kind cannot be written");
    };
  }

  /**
   * Reads a record.
   *
   * @return {@link Unknown} for a kind or version that is not known here
   * @throws IllegalArgumentException where the bytes are cut off or hold what cannot be
   */
  public static LedgerRecord decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int version = in.get();
      int kind = Byte.toUnsignedInt(in.get());
      RecordId id = RecordId.of(FieldsIn.bytes(in, Bytes16.LENGTH));
      long at = in.getLong();
      if (version != VERSION) {
        return new Unknown(id, at, kind);
      }
      return switch (kind) {
        case SENT -> sent(id, at, in);
        case ABANDONED -> new Abandoned(id, at, copies(in), FieldsIn.text(in));
        case DELIVERED -> new Delivered(id, at, copies(in));
        case HTML ->
            new Html(id, at, MessageKey.of(FieldsIn.bytes(in, Bytes16.LENGTH)), packed(in));
        case BOUNCED -> new Bounced(id, at, copies(in), in.getInt(), FieldsIn.text(in));
        default -> new Unknown(id, at, kind);
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "a ledger record of " + bytes.length + " bytes is cut off", e);
    }
  }

  private static FieldsOut head(char kind, LedgerRecord entry) {
    return new FieldsOut().put1(VERSION).put1(kind).put(entry.id().bytes()).put8(entry.at());
  }

  private static byte[] encode(FieldsOut out, Sent sent) {
    out.put(sent.message().bytes())
        .optional(sent.messageId().map(MessageId::value))
        .text(sent.sender())
        .text(sent.from())
        .text(sent.subject())
        .put1(sent.mode().code())
        .optional(sent.labels().tag())
        .put2(sent.links().size());
    for (SentLink link : sent.links()) {
      out.put2(link.number()).text(link.url()).text(link.label());
    }
    out.put2(sent.copies().size());
    for (SentCopy copy : sent.copies()) {
      out.put(copy.copy().bytes()).put8(copy.person().value());
      out.text(copy.recipient()).put4(copy.recipients());
    }
    sent.copies().forEach(copy -> out.put1(copy.pixels()));
    return campaign(out, sent.labels()).toByteArray();
  }

  /** A record without both ends before them, as those before there were any. */
  private static FieldsOut campaign(FieldsOut out, Labels labels) {
    return labels.campaign().isEmpty() && labels.variant().isEmpty()
        ? out
        : out.optional(labels.campaign()).optional(labels.variant());
  }

  private static byte[] encode(FieldsOut out, Abandoned abandoned) {
    return copies(out, abandoned.copies()).text(abandoned.reason()).toByteArray();
  }

  private static byte[] encode(FieldsOut out, Bounced bounced) {
    return copies(out, bounced.copies())
        .put4(bounced.recipients())
        .text(bounced.reason())
        .toByteArray();
  }

  private static byte[] encode(FieldsOut out, Html html) {
    byte[] packed = html.html().bytes();
    return out.put(html.message().bytes()).put4(packed.length).put(packed).toByteArray();
  }

  private static PackedText packed(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0) {
      throw new IllegalArgumentException("a text of " + length + " bytes cannot be");
    }
    return PackedText.packed(FieldsIn.bytes(in, length));
  }

  private static FieldsOut copies(FieldsOut out, List<TrackingId> copies) {
    out.put2(copies.size());
    copies.forEach(copy -> out.put(copy.bytes()));
    return out;
  }

  private static LedgerRecord sent(RecordId id, long at, ByteBuffer in) {
    MessageKey message = MessageKey.of(FieldsIn.bytes(in, Bytes16.LENGTH));
    var messageId = FieldsIn.optional(in).flatMap(MessageId::of);
    String sender = FieldsIn.text(in);
    String from = FieldsIn.text(in);
    String subject = FieldsIn.text(in);
    int mode = in.get();
    var tag = FieldsIn.optional(in);
    List<SentLink> links = new ArrayList<>();
    for (int left = FieldsIn.count(in); left > 0; left--) {
      links.add(new SentLink(FieldsIn.count(in), FieldsIn.text(in), FieldsIn.text(in)));
    }
    List<SentCopy> copies = new ArrayList<>();
    for (int left = FieldsIn.count(in); left > 0; left--) {
      TrackingId copy = TrackingId.of(FieldsIn.bytes(in, Bytes16.LENGTH));
      copies.add(
          new SentCopy(
              copy, new PersonCode(in.getLong()), FieldsIn.text(in), in.getInt(), USUAL_PIXELS));
    }
    if (in.hasRemaining()) {
      copies.replaceAll(copy -> withPixels(copy, Byte.toUnsignedInt(in.get())));
    }
    Labels labels = in.hasRemaining() ? labels(tag, in) : new Labels(tag, NOT_SAID, NOT_SAID);
    return Mode.of(mode)
        .<LedgerRecord>map(
            known ->
                new Sent(
                    id, at, message, messageId, sender, from, subject, known, labels, links,
                    copies))
        .orElseGet(() -> new Unknown(id, at, SENT));
  }

  private static Labels labels(Optional<String> tag, ByteBuffer in) {
    return new Labels(tag, FieldsIn.optional(in), FieldsIn.optional(in));
  }

  private static SentCopy withPixels(SentCopy copy, int pixels) {
    return new SentCopy(copy.copy(), copy.person(), copy.recipient(), copy.recipients(), pixels);
  }

  private static List<TrackingId> copies(ByteBuffer in) {
    List<TrackingId> copies = new ArrayList<>();
    for (int left = FieldsIn.count(in); left > 0; left--) {
      copies.add(TrackingId.of(FieldsIn.bytes(in, Bytes16.LENGTH)));
    }
    return copies;
  }
}
