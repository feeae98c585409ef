package org.waybill.collector.hit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerPosition;

/**
 * The bytes of the collector's journal, {@code kind 1 | version 1 | body}, integers big-endian:
 *
 * <pre>
 * H, a hit:          see {@link HitBytes}
 * M, and N more:     hits 4 (at least 1) | the first of them as a hit
 * L, a shipment:     node 16 | segment 8 | offset 8 | end segment 8 | end offset 8 | ledger batch
 * N, nothing:        empty
 * T, tampering:      at 8 | address, as a hit has it
 * </pre>
 */
public final class JournalRecordBytes {

  private static final byte VERSION = 1;
  private static final byte HIT = 'H';
  private static final byte MORE = 'M';
  private static final byte SHIPMENT = 'L';
  private static final byte NOTHING = 'N';
  private static final byte TAMPERING = 'T';
  private static final int NODE = 16;
  private static final int PLACES = NODE + 4 * Long.BYTES;

  /** At least as many bytes as {@link #write} writes. */
  public static final int LONGEST_WRITTEN = 2 + Integer.BYTES + HitBytes.LONGEST;

  private JournalRecordBytes() {}

  /**
   * Writes what a request leaves, straight from the request.
   *
   * @param out on the heap, with room for {@link #LONGEST_WRITTEN} bytes; its position moves behind
   *     the record
   */
  public static void write(Recordable entry, ByteBuffer out) {
    switch (entry) {
      case FreshHit hit -> HitBytes.write(hit, out.put(HIT).put(VERSION));
      case FreshMore more ->
          HitBytes.write(more.first(), out.put(MORE).put(VERSION).putInt(more.hits()));
      case Nothing nothing -> out.put(NOTHING).put(VERSION);
      case Tampering tampering -> HitBytes.write(tampering, out.put(TAMPERING).put(VERSION));
    }
  }

  /**
   * Writes a record.
   *
   * @throws IllegalArgumentException for {@link Unknown}, whose body is not known here
   */
  public static byte[] encode(JournalRecord entry) {
    return switch (entry) {
      case Hit hit -> encode(hit);
      case More more -> encode(more);
      case Shipment shipment -> encode(shipment);
      case Nothing nothing -> new byte[] {NOTHING, VERSION};
      case Tampering tampering -> encode(tampering);
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
  public static JournalRecord decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte kind = in.get();
      if (in.get() != VERSION) {
        return new Unknown(Byte.toUnsignedInt(kind));
      }
      return switch (kind) {
        case HIT -> HitBytes.read(in);
        case MORE -> more(in);
        case SHIPMENT -> shipment(in);
        case NOTHING -> new Nothing();
        case TAMPERING -> HitBytes.readTampering(in);
        default -> new Unknown(Byte.toUnsignedInt(kind));
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "a journal record of " + bytes.length + " bytes is cut off", e);
    }
  }

  private static byte[] encode(Hit hit) {
    return encode(hit, ByteBuffer.allocate(2 + HitBytes.longest(hit)).put(HIT).put(VERSION));
  }

  private static byte[] encode(Tampering tampering) {
    ByteBuffer out =
        ByteBuffer.allocate(2 + HitBytes.longest(tampering)).put(TAMPERING).put(VERSION);
    HitBytes.write(tampering, out);
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  private static byte[] encode(More more) {
    ByteBuffer out =
        ByteBuffer.allocate(2 + Integer.BYTES + HitBytes.longest(more.first()))
            .put(MORE)
            .put(VERSION)
            .putInt(more.hits());
    return encode(more.first(), out);
  }

  private static byte[] encode(Hit hit, ByteBuffer out) {
    HitBytes.write(hit, out);
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes;
  }

  private static byte[] encode(Shipment shipment) {
    byte[] batch = LedgerBatch.encode(shipment.records());
    LedgerPosition from = shipment.from();
    LedgerPosition to = shipment.to();
    return ByteBuffer.allocate(2 + PLACES + batch.length)
        .put(SHIPMENT)
        .put(VERSION)
        .put(from.node().getBytes(StandardCharsets.US_ASCII))
        .putLong(from.segment())
        .putLong(from.offset())
        .putLong(to.segment())
        .putLong(to.offset())
        .put(batch)
        .array();
  }

  private static More more(ByteBuffer in) {
    int hits = in.getInt();
    return new More(HitBytes.read(in), hits);
  }

  private static Shipment shipment(ByteBuffer in) {
    byte[] ascii = new byte[NODE];
    in.get(ascii);
    String node = new String(ascii, StandardCharsets.US_ASCII);
    LedgerPosition from = new LedgerPosition(node, in.getLong(), in.getLong());
    LedgerPosition to = new LedgerPosition(node, in.getLong(), in.getLong());
    byte[] batch = new byte[in.remaining()];
    in.get(batch);
    return new Shipment(from, to, LedgerBatch.decode(batch));
  }
}
