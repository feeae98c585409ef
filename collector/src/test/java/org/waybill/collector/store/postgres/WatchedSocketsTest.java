package org.waybill.collector.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** However a socket is made. */
class WatchedSocketsTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @Test
  void theOtherEndShouldBeAskedSoonWhetherItIsThere() throws Exception {
    SocketFactory sockets = new WatchedSockets();
    try (ServerSocket server = new ServerSocket(0, 50, HERE)) {
      int port = server.getLocalPort();
      for (Socket made :
          List.of(
              sockets.createSocket(),
              sockets.createSocket("127.0.0.1", port),
              sockets.createSocket("127.0.0.1", port, HERE, 0),
              sockets.createSocket(HERE, port),
              sockets.createSocket(HERE, port, HERE, 0))) {
        try (made) {
          assertThat(made.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(10);
          assertThat(made.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(5);
          assertThat(made.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(4);
        }
      }
    }
  }

  @Test
  void theDriverShouldTakeThemUnlessToldOtherwise() {
    assertThat(factory("")).isEqualTo(WatchedSockets.class.getName());
    assertThat(factory("?socketFactory=org.example.Own")).isEqualTo("org.example.Own");
  }

  private static String factory(String options) {
    PostgresAddress address =
        new PostgresAddress("jdbc:postgresql://127.0.0.1/waybill" + options, "waybill", "");
    return ((PGSimpleDataSource) address.source()).getSocketFactory();
  }
}
