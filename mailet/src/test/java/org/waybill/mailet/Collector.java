package org.waybill.mailet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waybill.journal.Journal;
import org.waybill.wire.Allowance;
import org.waybill.wire.Further;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyRing;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.RecordId;
import org.waybill.wire.RecordingState;

/** The intake of a collector that holds some keys: answers the handshake, keeps what comes. */
final class Collector implements AutoCloseable {

  private volatile KeyRing keys;
  private volatile Further further = Further.NONE;
  private final LedgerChannel channel;
  private final HttpServer server;
  private final List<LedgerRecord> records = new ArrayList<>();
  private final Set<RecordId> seen = new HashSet<>();

  private Collector(KeyRing keys, int port) throws IOException {
    this.keys = keys;
    this.channel = LedgerChannel.of(keys.identity());
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  static Collector with(KeyRing keys) throws IOException {
    return new Collector(keys, 0);
  }

  static Collector with(KeyRing keys, int port) throws IOException {
    return new Collector(keys, port);
  }

  /** From now on it holds these. */
  void take(KeyRing newer) {
    keys = newer;
  }

  /** From now on it says so. */
  void says(RecordingState state) {
    says(Allowance.of(state));
  }

  /** From now on it allows that. */
  void says(Allowance allowed) {
    further = Further.of(allowed);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What the mailet told, each record once. */
  synchronized List<LedgerRecord> records() {
    return List.copyOf(records);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String answer =
          exchange.getRequestMethod().equals("GET")
              ? probed(exchange.getRequestURI().getQuery())
              : shipped(exchange.getRequestURI().getPath(), body);
      byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private String probed(String query) {
    byte[] challenge =
        query
            .substring("challenge=".length(), query.indexOf('&'))
            .getBytes(StandardCharsets.US_ASCII);
    return new IntakeAnswer(0, 0, keys.fingerprints(), further).format(channel, challenge);
  }

  private synchronized String shipped(String path, byte[] body) {
    String[] parts = path.split("/", -1);
    LedgerPosition place =
        new LedgerPosition(parts[3], Long.parseLong(parts[4]), Long.parseLong(parts[5]));
    long end = place.offset();
    for (byte[] bytes : LedgerBatch.decode(channel.open(place, body).orElseThrow())) {
      LedgerRecord record = LedgerRecordBytes.decode(bytes);
      if (seen.add(record.id())) {
        records.add(record);
      }
      end += Journal.FRAME_BYTES + bytes.length;
    }
    return new IntakeAnswer(place.segment(), end, keys.fingerprints(), further)
        .format(channel, LedgerChannel.digest(body));
  }
}
