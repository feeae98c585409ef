package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyProtocolTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  private static final String V1 = "PROXY TCP4 192.0.2.7 127.0.0.1 4711 80\r\n";
  private static final String V2 = "\r\n\r\n\0\r\nQUIT\n";

  private final Vertx vertx = Vertx.vertx();
  private Listener listener;

  @AfterEach
  void close() {
    listener.close(Duration.ZERO);
    vertx.close();
  }

  @Test
  void clientShouldBeTheOneTheProxyNames() throws Exception {
    open("127.0.0.1");
    assertThat(ask(V1 + GET)).endsWith("\r\n\r\n192.0.2.7");
    assertThat(ask("PROXY TCP6 2001:db8::17 ::1 4711 80\r\n" + GET))
        .endsWith("\r\n\r\n2001:db8:0:0:0:0:0:17");
    assertThat(
            ask(
                V2
                    + "!\u0011\0\f"
                    + "\u00c0\0\u0002\u0007"
                    + "\u007f\0\0\u0001"
                    + "\u0012g\0P"
                    + GET))
        .endsWith("\r\n\r\n192.0.2.7");
  }

  @Test
  void clientShouldBeTheProxyWhenItAsksForItself() throws Exception {
    open("127.0.0.1");
    assertThat(ask("PROXY UNKNOWN\r\n" + GET)).endsWith("\r\n\r\n127.0.0.1");
    assertThat(ask(V2 + " \0\0\0" + GET)).endsWith("\r\n\r\n127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PROXY \r\n",
        "PROXY TCP4 nonsense 127.0.0.1 1 2\r\n",
        "PROXY TCP4 192.0.2.7 127.0.0.1 99999 80\r\n",
        "PROXY TCP4 192.0.2.7 127.0.0.1 1\r\n",
        "PROXY UDP4 192.0.2.7 127.0.0.1 1 2\r\n",
        "proxy TCP4 192.0.2.7 127.0.0.1 1 2\r\n",
        " PROXY TCP4 192.0.2.7 127.0.0.1 1 2\r\n",
        "\r\n\r\n\0\r\nQUIT\nnonsense",
      })
  void connectionShouldBeClosedWithoutAnAnswerWhenItDoesNotSpeakTheProtocol(String beginning)
      throws Exception {
    open("127.0.0.1");
    assertThat(ask(beginning + GET)).isEmpty();
  }

  @Test
  void connectionShouldBeClosedWithoutAnAnswerWhenItsHolderIsNotTrusted() throws Exception {
    open("192.0.2.0/24");
    assertThat(ask(V1 + GET)).isEmpty();
    assertThat(ask(GET)).isEmpty();
  }

  @Test
  void protocolShouldTakeTrustedProxies() throws Exception {
    open("127.0.0.1");
    assertThatThrownBy(() -> options().behind(TrustedProxies.NONE, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String ask(String bytes) throws IOException {
    try (Wire wire = new Wire(listener.address())) {
      return wire.send(bytes).rest();
    }
  }

  private void open(String proxies) throws IOException {
    TrustedProxies trusted = TrustedProxies.parse(proxies, ForwardedHeader.X_FORWARDED_FOR);
    ClientAddress client = new ClientAddress(trusted);
    listener =
        Listener.open(
            vertx,
            options().behind(trusted, true),
            request -> request.response().end(client.of(request)));
  }

  private static ListenerOptions options() {
    return ListenerOptions.plain("test.listen", new ListenAddress("127.0.0.1", 0));
  }
}
