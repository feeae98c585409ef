package org.waybill.mailet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.james.core.healthcheck.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waybill.hosts.Authority;
import org.waybill.hosts.LinkServer;
import org.waybill.hosts.SocketVisitor;
import org.waybill.wire.Seals;
import reactor.core.publisher.Mono;

/**
 * A tracking host breaks and heals, over real sockets and with real certificates; names and time
 * are made up.
 */
class BreakerTest {

  private static final Duration INTERVAL = Duration.ofSeconds(30);

  /** The tools for certificates know the real time only. */
  private static final Instant TODAY = Instant.now();

  @TempDir private static Path folder;
  private static Authority authority;

  private final AtomicReference<Instant> now = new AtomicReference<>(TODAY);
  private final Map<String, Boolean> named = new HashMap<>();
  private Bench bench;
  private LinkServer server;
  private AddTracking mailet;

  /** How a host may break. */
  enum Fault {
    DOWN,
    NAME_GONE,
    CERTIFICATE_EXPIRED,
    WRONG_SERVER
  }

  @BeforeAll
  static void make() throws Exception {
    authority = Authority.in(folder, "authority");
  }

  @BeforeEach
  void open() throws Exception {
    bench = new Bench();
    server = healthy(0);
    mailet = start(Map.of());
    awaitTracked();
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void mailShouldLeaveUnchangedWhileItsHostIsBrokenAndBeTrackedAgainByItself(Fault fault)
      throws Exception {
    int port = server.port();
    begin(fault);
    pass(INTERVAL);
    Bench.await(() -> !isHealthy());
    int before = bench.count("left.host-down");

    assertLeft();
    pass(Duration.ofHours(1));
    assertLeft();
    assertThat(bench.count("left.host-down")).isEqualTo(before + 2);

    server.close();
    server = healthy(port);
    named.clear();
    pass(INTERVAL);
    Bench.await(() -> server.asked() > 0);
    pass(INTERVAL);
    Bench.await(BreakerTest::isHealthy);
    assertTracked();
  }

  @Test
  void healthShouldSayWhichHostIsDownAndWhatToDo() throws Exception {
    begin(Fault.NAME_GONE);
    pass(INTERVAL);
    Bench.await(() -> !isHealthy());

    assertThat(health().isDegraded()).isTrue();
    assertThat(health().getCause().orElseThrow())
        .contains("tracking host " + server.url("track.example") + " is not used since")
        .contains("check its DNS record");
  }

  @Test
  void mailOfOtherHostsShouldGoOnWhileOneIsDown() throws Exception {
    mailet.destroy();
    bench.spool.hosting("customer.example");
    named.put("track.customer.example", false);
    mailet =
        start(Map.of("senderTrackingUrls", "customer.example: https://track.customer.example"));
    awaitTracked();
    int before = bench.count("left.host-down");
    String customers = Letters.with("From", "bea@customer.example");

    Handed left =
        bench.serve(mailet, Letters.mail("ann@sender.example", customers, "bob@b.example"));

    assertThat(left.text()).isEqualTo(customers);
    assertThat(bench.count("left.host-down")).isEqualTo(before + 1);
    assertTracked();
  }

  @Test
  void firstMailShouldBeTrackedWhereTheStartWaitsForTheCheck() throws Exception {
    mailet.destroy();

    mailet = start(Map.of("onEnvironment", "refuse"));

    assertTracked();
  }

  private AddTracking start(Map<String, String> more) throws Exception {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put("trackingUrl", server.url("track.example"));
    parameters.put("hostCheck", "full");
    SocketVisitor visitor = new SocketVisitor(this::resolve, authority.trusted(), now::get);
    return bench.start(
        (metrics, files, clock, disks) -> new AddTracking(metrics, files, now::get, disks, visitor),
        parameters);
  }

  private List<InetAddress> resolve(String name) throws UnknownHostException {
    if (named.getOrDefault(name, true)) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    throw new UnknownHostException(name);
  }

  private LinkServer healthy(int port) throws Exception {
    return LinkServer.secured(
        bench.seals(), authority.server("dns:track.example", "-1d", 30), port);
  }

  private void begin(Fault fault) throws Exception {
    int port = server.port();
    switch (fault) {
      case DOWN -> server.close();
      case NAME_GONE -> named.put("track.example", false);
      case CERTIFICATE_EXPIRED -> {
        server.close();
        var expired = authority.server("dns:track.example", "-10d", 5);
        server = LinkServer.secured(bench.seals(), expired, port);
      }
      case WRONG_SERVER -> {
        server.close();
        var right = authority.server("dns:track.example", "-1d", 30);
        server = LinkServer.secured(Seals.of(Bench.keys()), right, port);
      }
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private void awaitTracked() {
    Bench.await(
        () -> {
          try {
            return !serve().text().equals(Letters.NEWSLETTER);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private void assertTracked() throws Exception {
    assertThat(serve().text()).contains(server.url("track.example") + "/o/");
  }

  private void assertLeft() throws Exception {
    Handed original = serve();
    assertThat(original.text()).isEqualTo(Letters.NEWSLETTER);
    assertThat(original.mark()).isEmpty();
  }

  private Handed serve() throws Exception {
    return bench.serve(mailet, Letters.newsletter("bob@b.example"));
  }

  private static boolean isHealthy() {
    return health().isHealthy();
  }

  private static Result health() {
    return Mono.from(new TrackingHealth().check()).block();
  }
}
