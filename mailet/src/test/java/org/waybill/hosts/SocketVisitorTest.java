package org.waybill.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waybill.wire.KeyRing;
import org.waybill.wire.Seals;
import org.waybill.wire.TrackingUrl;

/** Over real sockets; only names are made up. */
class SocketVisitorTest {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Resolver HERE = name -> List.of(InetAddress.getLoopbackAddress());

  @TempDir private static Path folder;
  private static Authority authority;
  private static SSLSocketFactory trusted;

  private final Instant start = Instant.now().minus(Duration.ofDays(1));
  private final KeyRing keys = KeyRing.generate(start, new SecureRandom());
  private final Seals seals = Seals.of(keys);
  private LinkServer server;

  @BeforeAll
  static void make() throws Exception {
    authority = Authority.in(folder, "ours");
    trusted = authority.trusted();
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void hostWithOurKeysShouldBeRight() throws Exception {
    server = LinkServer.plain(seals, 0);

    assertThat(visit(server.url("localhost"))).isEqualTo(new HostAnswer.Right(Optional.empty()));
  }

  @Test
  void collectorWithOtherKeysShouldBeAStranger() throws Exception {
    server = LinkServer.plain(Seals.of(KeyRing.generate(start, new SecureRandom())), 0);

    assertWrong(HostFault.STRANGER, "status 404", visit(server.url("localhost")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok\n",
        "HTTP/1.1 302 Found\r\nLocation: https://parking.example/\r\n\r\n",
        "HTTP/1.1 302 Found\r\n\r\n",
        "HTTP/1.1 500 Oops\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\r\n\r\n",
        ""
      })
  void whateverElseAnswersShouldBeAStranger(String answer) throws Exception {
    try (Wire wire = Wire.saying(answer)) {
      assertThat(visit(wire.url())).matches(found -> is(HostFault.STRANGER, found));
    }
  }

  @Test
  void headWithoutAnEndShouldBeAStrangers() throws Exception {
    try (Wire wire = Wire.saying("HTTP/1.1 302 Found\r\n" + "X-Y: z\r\n".repeat(5_000))) {
      assertThat(visit(wire.url())).matches(found -> is(HostFault.STRANGER, found));
    }
  }

  @Test
  void nameWithoutAddressShouldBeWrong() throws Exception {
    Resolver gone =
        name -> {
          throw new UnknownHostException(name);
        };

    HostAnswer answer =
        new SocketVisitor(gone, trusted, Instant::now)
            .visit(TrackingUrl.parse("https://track.example"), Optional.empty(), LIMIT);

    assertWrong(HostFault.NAME, "track.example", answer);
  }

  @Test
  void closedPortShouldBeSilent() throws Exception {
    server = LinkServer.plain(seals, 0);
    String url = server.url("localhost");
    server.close();

    assertWrong(HostFault.SILENT, "127.0.0.1", visit(url));
  }

  @Test
  void serverThatNeverAnswersShouldBeGivenUp() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      TrackingUrl url = TrackingUrl.parse("https://localhost:" + mute.getLocalPort());

      HostAnswer answer =
          visitor(Instant.now()).visit(url, Optional.empty(), Duration.ofMillis(200));

      assertThat(answer).matches(found -> is(HostFault.SILENT, found));
    }
  }

  @Test
  void certificateOfTheHostShouldBeRightUntilItExpires() throws Exception {
    server = LinkServer.secured(seals, authority.server("dns:track.example", "-1d", 30), 0);

    HostAnswer answer = visit(server.url("track.example"));

    Instant until = ((HostAnswer.Right) answer).until().orElseThrow();
    assertThat(Duration.between(Instant.now(), until))
        .isBetween(Duration.ofDays(28), Duration.ofDays(30));
  }

  @Test
  void certificateShouldBeRefusedWhenExpired() throws Exception {
    server = LinkServer.secured(seals, authority.server("dns:track.example", "-10d", 5), 0);

    assertWrong(
        HostFault.CERTIFICATE, "CertificateExpiredException", visit(server.url("track.example")));
    assertThat(server.asked()).isZero();
  }

  @Test
  void certificateShouldBeRefusedWhenNotYetValid() throws Exception {
    server = LinkServer.secured(seals, authority.server("dns:track.example", "+5d", 10), 0);

    assertWrong(
        HostFault.CERTIFICATE,
        "CertificateNotYetValidException",
        visit(server.url("track.example")));
  }

  @Test
  void certificateShouldBeRefusedWhenAnothersName() throws Exception {
    server = LinkServer.secured(seals, authority.server("dns:other.example", "-1d", 30), 0);

    assertWrong(HostFault.CERTIFICATE, "track.example", visit(server.url("track.example")));
  }

  @Test
  void certificateShouldBeRefusedWhenNobodyTrustsIt() throws Exception {
    Authority stranger = Authority.in(folder, "stranger");
    server = LinkServer.secured(seals, stranger.server("dns:track.example", "-1d", 30), 0);

    assertWrong(HostFault.CERTIFICATE, "", visit(server.url("track.example")));
  }

  @Test
  void certificateShouldBeRefusedWhenExpiredByTheClockGiven() throws Exception {
    server = LinkServer.secured(seals, authority.server("dns:track.example", "-1d", 30), 0);

    HostAnswer answer =
        visitor(Instant.now().plus(Duration.ofDays(40)))
            .visit(TrackingUrl.parse(server.url("track.example")), Optional.empty(), LIMIT);

    assertWrong(HostFault.CERTIFICATE, "expired at", answer);
  }

  @Test
  void tlsShouldBeSpokenWhereItIsExpected() throws Exception {
    try (Wire wire = Wire.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertWrong(HostFault.CERTIFICATE, "", visit(wire.url().replace("http:", "https:")));
    }
  }

  @Test
  void addressWhereNobodyAnswersShouldNotCountIfAnotherDoes() throws Exception {
    server = LinkServer.plain(seals, 0);
    Resolver two =
        name -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getLoopbackAddress());

    HostAnswer answer =
        new SocketVisitor(two, trusted, Instant::now)
            .visit(
                TrackingUrl.parse(server.url("localhost")), link(server.url("localhost")), LIMIT);

    assertThat(answer).isInstanceOf(HostAnswer.Right.class);
  }

  @Test
  void everyAddressThatAnswersShouldBeRight() throws Exception {
    server = LinkServer.plain(seals, 0);
    try (ServerSocket other =
        new ServerSocket(server.port(), 5, InetAddress.getByName("127.0.0.2"))) {
      try (Wire wire = Wire.saying(other, "HTTP/1.1 200 OK\r\n\r\n")) {
        Resolver two =
            name -> List.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("127.0.0.2"));

        HostAnswer answer =
            new SocketVisitor(two, trusted, Instant::now)
                .visit(
                    TrackingUrl.parse(server.url("localhost")),
                    link(server.url("localhost")),
                    LIMIT);

        assertThat(answer).matches(found -> is(HostFault.STRANGER, found));
        assertThat(wire.url()).isNotEmpty();
      }
    }
  }

  private HostAnswer visit(String url) {
    return visitor(Instant.now()).visit(TrackingUrl.parse(url), link(url), LIMIT);
  }

  private static SocketVisitor visitor(Instant now) {
    return new SocketVisitor(HERE, trusted, () -> now);
  }

  private Optional<SealedLink> link(String url) {
    return seals
        .sealer(Instant.now(), keys.fingerprints())
        .map(sealer -> SealedLink.at(TrackingUrl.parse(url), sealer, 1, new SecureRandom()));
  }

  private static void assertWrong(HostFault fault, String found, HostAnswer answer) {
    assertThat(answer).isInstanceOf(HostAnswer.Wrong.class);
    HostAnswer.Wrong wrong = (HostAnswer.Wrong) answer;
    assertThat(wrong.fault()).as(wrong.found()).isEqualTo(fault);
    assertThat(wrong.found()).contains(found);
  }

  private static boolean is(HostFault fault, HostAnswer answer) {
    return answer instanceof HostAnswer.Wrong wrong && wrong.fault() == fault;
  }

  /** A server that says the same to everybody, whatever they ask. */
  private record Wire(ServerSocket socket) implements AutoCloseable {

    static Wire saying(String answer) throws IOException {
      return saying(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), answer);
    }

    static Wire saying(ServerSocket socket, String answer) {
      Thread.ofPlatform().daemon().start(() -> serve(socket, answer));
      return new Wire(socket);
    }

    String url() {
      return "http://localhost:" + socket.getLocalPort();
    }

    private static void serve(ServerSocket socket, String answer) {
      while (!socket.isClosed()) {
        try (Socket caller = socket.accept();
            OutputStream out = caller.getOutputStream()) {
          int unused = caller.getInputStream().read(new byte[4_096]);
          out.write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
          // the next caller gets it
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
