package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients may take up; times are as short as the clock that looks around allows. */
class ListenerLimitsTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final long BETWEEN_TRIES = 50_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final List<Wire> wires = new ArrayList<>();
  private Listener listener;

  @AfterEach
  void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
    listener.close(Duration.ZERO);
    vertx.close();
  }

  @Test
  void connectionShouldBeClosedWhenItsFirstHeadIsLate() throws Exception {
    open(ListenerLimits.WORLD.withTimes(SHORT, LONG));
    assertThat(dribble("GET / HTTP/1.1\r\nX-Endless: ")).isEmpty();
  }

  @Test
  void connectionShouldBeClosedWhenALaterHeadIsLateHoweverManyBytesCome() throws Exception {
    open(ListenerLimits.WORLD.withTimes(LONG, SHORT));
    assertThat(dribble(GET + "GET / HTTP/1.1\r\nX-Endless: ")).containsExactly(200);
  }

  @Test
  void connectionShouldBeClosedWhenItIsIdle() throws Exception {
    open(ListenerLimits.WORLD.withTimes(LONG, SHORT));
    assertThat(wire().send(GET).statuses()).containsExactly(200);
  }

  @Test
  void connectionShouldStayWhileItAsks() throws Exception {
    open(ListenerLimits.WORLD.withTimes(SHORT, LONG));
    Wire wire = wire();
    for (Instant end = Instant.now().plusSeconds(2); Instant.now().isBefore(end); ) {
      assertThat(wire.send(GET).status()).isEqualTo(200);
    }
  }

  @Test
  void newConnectionShouldBeRefusedWhenAllOthersAreBusy() throws Exception {
    open(ListenerLimits.WORLD.withConnections(2, 0));
    Wire first = wire();
    Wire second = wire();
    assertThat(first.send(GET).status()).isEqualTo(200);
    assertThat(second.send(GET).status()).isEqualTo(200);
    assertThat(wire().send(GET).statuses()).isEmpty();
    assertThat(first.send(GET).status()).isEqualTo(200);
    assertThat(second.send(GET).status()).isEqualTo(200);
    first.close();
    await(1);
    assertThat(wire().send(GET).status()).isEqualTo(200);
  }

  @Test
  void longestSilentConnectionShouldGiveWayWhenThePortIsFull() throws Exception {
    open(ListenerLimits.WORLD.withConnections(2, 0));
    Wire silent = wire();
    assertThat(silent.send(GET).status()).isEqualTo(200);
    Wire busy = wire();
    boolean taken = false;
    while (!taken) {
      assertThat(busy.send(GET).status()).isEqualTo(200);
      try (Wire next = new Wire(listener.address())) {
        taken = next.send(GET).status() == 200;
      }
      LockSupport.parkNanos(BETWEEN_TRIES); // each takes a port from the system for a minute
    }
    assertThat(silent.statuses()).isEmpty();
    assertThat(busy.send(GET).status()).isEqualTo(200);
  }

  @Test
  void addressShouldHaveNoMoreConnectionsThanItsBound() throws Exception {
    open(ListenerLimits.WORLD.withConnections(100, 1));
    Wire first = wire();
    assertThat(first.send(GET).status()).isEqualTo(200);
    assertThat(wire().send(GET).statuses()).isEmpty();
    first.close();
    await(0);
    assertThat(wire().send(GET).status()).isEqualTo(200);
  }

  @Test
  void trustedProxyShouldHaveNoBound() throws Exception {
    open(
        options(ListenerLimits.WORLD.withConnections(100, 1))
            .behind(TrustedProxies.parse("127.0.0.0/8", ForwardedHeader.X_FORWARDED_FOR), false));
    for (int i = 0; i < 5; i++) {
      assertThat(wire().send(GET).status()).isEqualTo(200);
    }
  }

  @Test
  void clientThatReadsNothingShouldNotFillTheMemory() throws Exception {
    open(ListenerLimits.WORLD.withTimes(SHORT, SHORT));
    Wire wire = wire();
    String many = GET.repeat(1_000);
    for (int i = 0; i < 10_000; i++) {
      wire.send(many); // blocks when nobody takes it, until the connection is closed
    }
    await(0);
  }

  /** Sends the text and then a byte now and then, until the server has enough. */
  private List<Integer> dribble(String text) throws IOException {
    Wire wire = wire().send(text);
    long timer = vertx.setPeriodic(50, tick -> wire.send("x"));
    try {
      return wire.statuses();
    } finally {
      vertx.cancelTimer(timer);
    }
  }

  private void await(int connections) {
    Instant end = Instant.now().plusSeconds(60);
    while (listener.connections() != connections) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private Wire wire() throws IOException {
    Wire wire = new Wire(listener.address());
    wires.add(wire);
    return wire;
  }

  private void open(ListenerLimits limits) throws IOException {
    open(options(limits));
  }

  private void open(ListenerOptions options) throws IOException {
    listener = Listener.open(vertx, options, ListenerLimitsTest::answer);
  }

  private static ListenerOptions options(ListenerLimits limits) {
    return ListenerOptions.plain("test.listen", new ListenAddress("127.0.0.1", 0)).within(limits);
  }

  private static void answer(HttpServerRequest request) {
    request.response().end("here");
  }
}
