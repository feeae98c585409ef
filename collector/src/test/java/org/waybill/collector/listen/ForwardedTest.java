package org.waybill.collector.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The header as it comes in a request; what it may say {@link ClientAddressTest} tries. */
class ForwardedTest {

  private final Vertx vertx = Vertx.vertx();
  private Listener listener;

  @AfterEach
  void close() {
    listener.close(Duration.ZERO);
    vertx.close();
  }

  @Test
  void severalFieldsShouldBeReadAsOneListInTheirOrder() throws Exception {
    open("127.0.0.1, 10.0.0.0/8", ForwardedHeader.X_FORWARDED_FOR);
    assertThat(ask("X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 192.0.2.7, 10.1.1.1\r\n"))
        .isEqualTo("192.0.2.7");
  }

  @Test
  void onlyTheProxysOwnHeaderShouldBeRead() throws Exception {
    open("127.0.0.1", ForwardedHeader.FORWARDED);
    assertThat(ask("X-Forwarded-For: 192.0.2.7\r\n")).isEqualTo("127.0.0.1");
    assertThat(ask("X-Forwarded-For: 192.0.2.7\r\nForwarded: for=\"[2001:db8::1]:80\"\r\n"))
        .isEqualTo("2001:db8:0:0:0:0:0:1");
  }

  @Test
  void headerShouldNotBeReadWhenNobodyIsTrusted() throws Exception {
    open("", ForwardedHeader.X_FORWARDED_FOR);
    assertThat(ask("X-Forwarded-For: 192.0.2.7\r\n")).isEqualTo("127.0.0.1");
  }

  private String ask(String fields) throws IOException {
    try (Wire wire = new Wire(listener.address())) {
      String answer =
          wire.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n").rest();
      return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
  }

  private void open(String proxies, ForwardedHeader header) throws IOException {
    TrustedProxies trusted = TrustedProxies.parse(proxies, header);
    ClientAddress client = new ClientAddress(trusted);
    listener =
        Listener.open(
            vertx,
            ListenerOptions.plain("test.listen", new ListenAddress("127.0.0.1", 0))
                .behind(trusted, false),
            request -> request.response().end(client.of(request)));
  }
}
