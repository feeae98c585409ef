package org.waybill.collector.spike;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What was learnt as its file holds it, big-endian: {@code "WBSENDR1"}, the number of senders (4);
 * then of each its digest (8), what is usual or -1 (4), the day (8), the most of that day (4), the
 * number of hosts (4) and their digests (8 each), those heard of longest ago first.
 */
final class HistoryBytes {

  private static final long HEAD = 0x574253454E445231L;
  private static final int UNKNOWN = -1;

  private HistoryBytes() {}

  static byte[] encode(Map<Long, SenderHistory.Kept> senders) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(HEAD);
      out.writeInt(senders.size());
      for (Map.Entry<Long, SenderHistory.Kept> sender : senders.entrySet()) {
        SenderHistory.Kept kept = sender.getValue();
        out.writeLong(sender.getKey());
        out.writeInt(kept.usual().orElse(UNKNOWN));
        out.writeLong(kept.day());
        out.writeInt(kept.most());
        out.writeInt(kept.hosts().size());
        for (long host : kept.hosts()) {
          out.writeLong(host);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads it.
   *
   * @throws IOException for anything else than what {@link #encode} writes
   */
  static Map<Long, SenderHistory.Kept> decode(byte[] bytes) throws IOException {
    Map<Long, SenderHistory.Kept> senders = new LinkedHashMap<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readLong() != HEAD) {
        throw new IOException("it is none of this version");
      }
      int count = in.readInt();
      for (int n = 0; n < count; n++) {
        senders.put(in.readLong(), sender(in));
      }
      if (in.available() > 0) {
        throw new IOException("something follows its end");
      }
    }
    return senders;
  }

  private static SenderHistory.Kept sender(DataInputStream in) throws IOException {
    int usual = in.readInt();
    long day = in.readLong();
    int most = in.readInt();
    int count = in.readInt();
    if (usual < UNKNOWN || day < 0 || most < 0 || count < 0) {
      throw new IOException("a number in it is negative");
    }
    Set<Long> hosts = new LinkedHashSet<>();
    for (int n = 0; n < count; n++) {
      hosts.add(in.readLong());
    }
    OptionalInt known = usual == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(usual);
    return new SenderHistory.Kept(known, day, most, hosts);
  }
}
