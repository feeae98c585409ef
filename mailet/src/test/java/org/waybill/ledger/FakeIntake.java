package org.waybill.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.waybill.journal.Journal;
import org.waybill.wire.Allowance;
import org.waybill.wire.Further;
import org.waybill.wire.IntakeAnswer;
import org.waybill.wire.KeyFingerprint;
import org.waybill.wire.LedgerBatch;
import org.waybill.wire.LedgerChannel;
import org.waybill.wire.LedgerPosition;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.LedgerRecordBytes;
import org.waybill.wire.RecordId;
import org.waybill.wire.RecordingState;
import org.waybill.wire.SwitchErrand;

/** The collector's end of the ledger transport, with troubles to order. Thread-safe. */
final class FakeIntake implements AutoCloseable {
  /** What goes wrong with one request. */
  enum Trouble {
    /** Refused before anything was kept. */
    STATUS_500,
    /** Kept, but answered under another identity key. */
    WRONG_MAC,
    /** Kept, but the connection ends without an answer. */
    ANSWER_LOST,
    /** Kept, but answered only when the test is over. */
    TOO_SLOW,
    /** Answered with a position before the shipment's end. */
    TOO_LITTLE
  }

  /** An errand is done and nobody is told. */
  static final int LOST = 0;

  private static final int OK = 200;

  private final LedgerChannel channel;
  private final LedgerChannel wrongChannel;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Map<RecordId, LedgerRecord> kept = new LinkedHashMap<>();
  private final List<Integer> batchSizes = new ArrayList<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private Set<KeyFingerprint> keys = Set.of();
  private Optional<Allowance> allowed = Optional.empty();
  private Optional<String> ticket = Optional.empty();
  private int switchStatus = OK;
  private final List<SwitchErrand> errands = new ArrayList<>();
  private int arrivals;
  private int probes;

  private FakeIntake(int port, LedgerChannel channel, LedgerChannel wrongChannel)
      throws IOException {
    this.channel = channel;
    this.wrongChannel = wrongChannel;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  static FakeIntake at(int port, LedgerChannel channel, LedgerChannel wrongChannel)
      throws IOException {
    return new FakeIntake(port, channel, wrongChannel);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next requests go wrong, one each, in this order. */
  synchronized void trouble(Trouble... next) {
    troubles.addAll(List.of(next));
  }

  synchronized boolean isOutOfTroubles() {
    return troubles.isEmpty();
  }

  synchronized void keys(Set<KeyFingerprint> now) {
    keys = now;
  }

  synchronized void says(Optional<RecordingState> state) {
    allowed = state.map(Allowance::of);
  }

  /** What new mail may be tracked from now on. */
  synchronized void says(Allowance now) {
    allowed = Optional.of(now);
  }

  /** From now on it takes errands, with this ticket; every one taken is followed by another. */
  synchronized void ticket(String now) {
    ticket = Optional.of(now);
  }

  /** Answers errands so from now on, and does nothing; 200 does them, and so does {@link #LOST}. */
  synchronized void switches(int status) {
    switchStatus = status;
  }

  /** The errands that were done, in their order. */
  synchronized List<SwitchErrand> errands() {
    return List.copyOf(errands);
  }

  /** What was reported, once each, in the order of first arrival. */
  synchronized List<LedgerRecord> reported() {
    return List.copyOf(kept.values());
  }

  /** How many records arrived, repeats included. */
  synchronized int arrivals() {
    return arrivals;
  }

  synchronized int probes() {
    return probes;
  }

  /** The plaintext sizes of the shipments taken. */
  synchronized List<Integer> batchSizes() {
    return List.copyOf(batchSizes);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Trouble trouble;
      synchronized (this) {
        trouble = troubles.poll();
      }
      if (trouble == Trouble.STATUS_500) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      if (refuses(exchange)) {
        exchange.sendResponseHeaders(switchStatus, -1);
        return;
      }
      String answer = answer(exchange, body, trouble);
      if (trouble == Trouble.ANSWER_LOST || losesAnswer(exchange)) {
        return;
      }
      if (trouble == Trouble.TOO_SLOW) {
        awaitClose();
        return;
      }
      byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
      exchange.sendResponseHeaders(200, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    }
  }

  private static boolean isErrand(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().endsWith("/switch");
  }

  private synchronized boolean refuses(HttpExchange exchange) {
    return isErrand(exchange) && switchStatus != OK && switchStatus != LOST;
  }

  private synchronized boolean losesAnswer(HttpExchange exchange) {
    return isErrand(exchange) && switchStatus == LOST;
  }

  private Further further() {
    return new Further(allowed, ticket);
  }

  private String switched(String node, byte[] body, LedgerChannel answering) {
    SwitchErrand errand = channel.openErrand(node, body).orElseThrow();
    if (!ticket.equals(Optional.of(errand.ticket()))) {
      throw new IllegalStateException("not the ticket");
    }
    errands.add(errand);
    ticket = Optional.of("t-" + errands.size());
    return new IntakeAnswer(0, 0, keys, further()).format(answering, LedgerChannel.digest(body));
  }

  private synchronized String answer(HttpExchange exchange, byte[] body, Trouble trouble) {
    LedgerChannel answering = trouble == Trouble.WRONG_MAC ? wrongChannel : channel;
    if (exchange.getRequestMethod().equals("GET")) {
      probes++;
      String query = exchange.getRequestURI().getQuery();
      String challenge = query.substring("challenge=".length(), query.indexOf('&'));
      return new IntakeAnswer(0, 0, keys, further())
          .format(answering, challenge.getBytes(StandardCharsets.US_ASCII));
    }
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    if (path[4].equals("switch")) {
      return switched(path[3], body, answering);
    }
    LedgerPosition place =
        new LedgerPosition(path[3], Long.parseLong(path[4]), Long.parseLong(path[5]));
    long end = place.offset();
    byte[] batch = channel.open(place, body).orElseThrow();
    batchSizes.add(batch.length);
    for (byte[] bytes : LedgerBatch.decode(batch)) {
      LedgerRecord entry = LedgerRecordBytes.decode(bytes);
      arrivals++;
      kept.putIfAbsent(entry.id(), entry);
      end += Journal.FRAME_BYTES + bytes.length;
    }
    long told = trouble == Trouble.TOO_LITTLE ? place.offset() : end;
    return new IntakeAnswer(place.segment(), told, keys, further())
        .format(answering, LedgerChannel.digest(body));
  }

  private void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
