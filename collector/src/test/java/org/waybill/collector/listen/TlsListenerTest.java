package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsListenerTest {

  private static final long BETWEEN_TRIES = 50_000_000;

  @TempDir static Path made;
  private static TestCertificate first;
  private static TestCertificate second;

  private final Vertx vertx = Vertx.vertx();
  @TempDir Path folder;
  private TlsFiles files;
  private Listener listener;

  @BeforeAll
  static void makeCertificates() throws Exception {
    first = TestCertificate.in(made, "first", "EC");
    second = TestCertificate.in(made, "second", "RSA");
  }

  @BeforeEach
  void open() throws Exception {
    files = new TlsFiles(folder.resolve("tls.crt"), folder.resolve("tls.key"));
    first.replace(files);
    listener = open(files);
  }

  @AfterEach
  void close() {
    listener.close(Duration.ZERO);
    vertx.close();
  }

  @AfterAll
  static void forget() {
    first = second = null;
  }

  @Test
  void browserShouldGetHttp2AndHttp11() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient client = client(version)) {
        HttpResponse<String> answer = get(client);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).isEqualTo("here");
        assertThat(issuer(answer)).isEqualTo("CN=first");
      }
    }
  }

  @Test
  void oldVersionsOfTlsShouldBeRefused() throws Exception {
    try (SSLSocket socket = connect()) {
      socket.setEnabledProtocols(new String[] {"TLSv1.1"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void connectionsShouldBeCountedThatEndBeforeTlsIsAgreedOn() throws Exception {
    try (SSLSocket socket = connect()) {
      ask(socket);
    }
    assertThat(listener.failedHandshakes()).isZero();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(client)).as("untrusted").isInstanceOf(SSLException.class);
    }
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), listener.address().port())) {
      plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      plain.setSoTimeout(30_000);
      plain.getInputStream().readAllBytes();
    }

    Instant end = Instant.now().plusSeconds(30);
    while (listener.failedHandshakes() < 2) {
      assertThat(Instant.now()).as("both are counted in time").isBefore(end);
      LockSupport.parkNanos(BETWEEN_TRIES);
    }
    assertThat(listener.failedHandshakes()).isEqualTo(2);
  }

  @Test
  void newPairShouldServeNewConnectionsAndLeaveOpenOnesAlone() throws Exception {
    try (SSLSocket open = connect();
        HttpClient client = client(HttpClient.Version.HTTP_2)) {
      ask(open);
      second.replace(files);
      assertThat(listener.reloadTls()).isTrue();
      assertThat(issuer(get(client))).isEqualTo("CN=second");
      assertThat(open.getSession().getPeerPrincipal().getName()).isEqualTo("CN=first");
      ask(open);
      assertThat(listener.reloadTls()).isFalse();
    }
  }

  @Test
  void pairShouldBeRefusedAndTheOldOneGoOnWhenItIsWrong() throws Exception {
    TestCertificate.put(second.files().certificate(), files.certificate());
    assertThat(listener.reloadTls()).as("the key is the old one").isFalse();
    Files.writeString(files.key(), "nonsense");
    assertThat(listener.reloadTls()).isFalse();
    Files.delete(files.key());
    assertThat(listener.reloadTls()).isFalse();
    try (HttpClient client = client(HttpClient.Version.HTTP_1_1)) {
      assertThat(issuer(get(client))).isEqualTo("CN=first");
    }
    second.replace(files);
    assertThat(listener.reloadTls()).isTrue();
    try (HttpClient client = client(HttpClient.Version.HTTP_1_1)) {
      assertThat(issuer(get(client))).isEqualTo("CN=second");
    }
  }

  @Test
  void listenerShouldNotOpenWhenThePairIsWrong() throws Exception {
    TlsFiles mixed = new TlsFiles(first.files().certificate(), second.files().key());
    assertThatThrownBy(() -> open(mixed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first.crt")
        .hasMessageContaining("second.key")
        .hasMessageContaining("PEM");
  }

  @Test
  void listenerShouldNotOpenWhenEverybodyCanReadTheKey() throws Exception {
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> open(files))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can be read by everybody");
  }

  @Test
  void bodyShouldBeRefusedWhenItIsTooLong() throws Exception {
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient client = client(version)) {
        HttpRequest request =
            HttpRequest.newBuilder(URI.create(listener.url() + "/"))
                .POST(BodyPublishers.ofByteArray(new byte[ListenerLimits.WORLD.bodyBytes() + 1]))
                .timeout(Duration.ofSeconds(30))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
      }
    }
  }

  private Listener open(TlsFiles pair) throws IOException {
    return Listener.open(
        vertx,
        ListenerOptions.plain("test.listen", new ListenAddress("127.0.0.1", 0))
            .withTls(Optional.of(pair)),
        request -> request.response().end("here"));
  }

  private HttpResponse<String> get(HttpClient client) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(listener.url() + "/"))
            .timeout(Duration.ofSeconds(30))
            .build(),
        BodyHandlers.ofString());
  }

  private static String issuer(HttpResponse<String> answer) throws Exception {
    return answer.sslSession().orElseThrow().getPeerPrincipal().getName();
  }

  private SSLSocket connect() throws Exception {
    SSLSocket socket =
        (SSLSocket)
            trustingAll().getSocketFactory().createSocket("127.0.0.1", listener.address().port());
    socket.setSoTimeout(30_000);
    return socket;
  }

  private static void ask(SSLSocket socket) throws IOException {
    socket
        .getOutputStream()
        .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    String answer = "";
    while (!answer.endsWith("here")) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the connection stays open").isNotNegative();
      answer += (char) next;
    }
  }

  private static HttpClient client(HttpClient.Version version) throws Exception {
    return HttpClient.newBuilder().version(version).sslContext(trustingAll()).build();
  }

  private static SSLContext trustingAll() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    return context;
  }

  /** The certificate is looked at afterwards. */
  private static final class TrustAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
