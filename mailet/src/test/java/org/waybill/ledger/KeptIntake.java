package org.waybill.ledger;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.waybill.journal.Journal;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.RecordId;

/** A collector that is always there and loses nothing: each record is kept once, by its id. */
final class KeptIntake implements Carrier {
  static final URI COLLECTOR = URI.create("http://127.0.0.1:1");
  static final Set<KeyFingerprint> KEYS = Set.of(new KeyFingerprint("0123456789abcdef"));
  static final LedgerChannel CHANNEL = Sample.channel();

  private final Map<RecordId, LedgerRecord> kept = new LinkedHashMap<>();
  private final Set<String> nodes = new TreeSet<>();

  /** The same in the same state, going its own way from now on. */
  KeptIntake copy() {
    KeptIntake copy = new KeptIntake();
    copy.kept.putAll(kept);
    copy.nodes.addAll(nodes);
    return copy;
  }

  List<LedgerRecord> records() {
    return new ArrayList<>(kept.values());
  }

  /** The names of the ledgers that something was shipped of. */
  Set<String> nodes() {
    return nodes;
  }

  @Override
  public Reply get(String path) {
    String challenge = path.substring(path.indexOf('=') + 1, path.indexOf('&'));
    return reply(0, 0, challenge.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public Reply put(String path, byte[] body) throws IOException {
    String[] parts = path.substring(0, path.indexOf('?')).split("/", -1);
    LedgerPosition place =
        new LedgerPosition(parts[3], Long.parseLong(parts[4]), Long.parseLong(parts[5]));
    nodes.add(place.node());
    long end = place.offset();
    for (byte[] bytes : LedgerBatch.decode(CHANNEL.open(place, body).orElseThrow())) {
      LedgerRecord entry = LedgerRecordBytes.decode(bytes);
      kept.putIfAbsent(entry.id(), entry);
      end += Journal.FRAME_BYTES + bytes.length;
    }
    return reply(place.segment(), end, LedgerChannel.digest(body));
  }

  @Override
  public void close() {}

  private static Reply reply(long segment, long offset, byte[] question) {
    return new Reply(200, new IntakeAnswer(segment, offset, KEYS).format(CHANNEL, question));
  }
}
