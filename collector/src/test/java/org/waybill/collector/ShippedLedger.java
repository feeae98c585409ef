package org.waybill.collector;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.waybill.collector.listen.ListenAddress;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;

/** A mailet's ledger: what the collector has not confirmed is shipped again from the same place. */
final class ShippedLedger implements AutoCloseable {

  private final LedgerChannel channel;
  private final Browser browser = new Browser();
  private final Deque<LedgerRecord> due = new ArrayDeque<>();
  private LedgerPosition next = new LedgerPosition(RunningCollector.NODE, 1, 16);

  ShippedLedger(Installation installation) {
    this.channel = LedgerChannel.of(installation.keys.identity());
  }

  void add(LedgerRecord record) {
    due.add(record);
  }

  /** Ships what is due, one record at a time, until all is confirmed or nobody answers. */
  void ship(ListenAddress at) throws InterruptedException {
    try {
      while (!due.isEmpty()) {
        next = put(at, due.getFirst());
        due.removeFirst();
      }
    } catch (IOException e) {
      // the collector has gone meanwhile: the next one gets it
    }
  }

  private LedgerPosition put(ListenAddress at, LedgerRecord record)
      throws IOException, InterruptedException {
    byte[] sealed =
        channel.seal(next, LedgerBatch.encode(List.of(LedgerRecordBytes.encode(record))));
    HttpResponse<byte[]> answer =
        browser.ask(at, "PUT", next.path(), BodyPublishers.ofByteArray(sealed));
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    IntakeAnswer reached =
        IntakeAnswer.parse(text, channel, LedgerChannel.digest(sealed))
            .orElseThrow(() -> new IOException("answered " + answer.statusCode() + ": " + text));
    return new LedgerPosition(next.node(), reached.segment(), reached.offset());
  }

  @Override
  public void close() {
    browser.close();
  }
}
