package org.waybill.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Ledger records in one shipment: each is its length (4 bytes, big-endian) and its bytes. */
public final class LedgerBatch {

  private LedgerBatch() {}

  /** Puts records one after the other. */
  public static byte[] encode(List<byte[]> records) {
    int length = records.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    records.forEach(bytes -> out.putInt(bytes.length).put(bytes));
    return out.array();
  }

  /**
   * Takes them apart.
   *
   * @throws IllegalArgumentException where the bytes end within a record
   */
  public static List<byte[]> decode(byte[] batch) {
    List<byte[]> records = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(batch);
    while (in.hasRemaining()) {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw new IllegalArgumentException(
            "a ledger batch of " + batch.length + " bytes ends within a record");
      }
      records.add(FieldsIn.bytes(in, length));
    }
    return records;
  }
}
