package org.waybill.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.waybill.endtoend.child.Await;
import org.waybill.endtoend.mime.Tracked;
import org.waybill.endtoend.mime.Transmitted;
import org.waybill.endtoend.sink.Delivery;
import org.waybill.endtoend.smtp.Envelope;
import org.waybill.endtoend.stage.Letter;
import org.waybill.endtoend.stage.Post;
import org.waybill.endtoend.stage.Stage;
import org.waybill.endtoend.stage.TrackingPost;

/** The tracking host goes down, something else answers in its place, and it comes back. */
@ExtendWith(Stage.class)
class HostDownIT {
  private static final Envelope ENVELOPE = Envelope.of("lea@sender.example", "ada@one.example");
  private static final Tracked NOTHING = new Tracked(List.of(), List.of());
  private static TrackingPost stage;

  private final Post without;

  HostDownIT(Post without) {
    this.without = without;
  }

  @BeforeAll
  static void start() throws Exception {
    stage = TrackingPost.start(Stage.folder("host-down"), Map.of("hostCheckSeconds", "6"));
  }

  @AfterAll
  static void close() throws Exception {
    stage.close();
  }

  @Test
  void mailShouldLeaveUnchangedWhileTheHostIsBrokenAndBeTrackedAgainByItself() throws Exception {
    String host = stage.collector().trackUrl();
    assertThat(sent().pixels()).hasSize(1);

    stage.collector().kill();
    Await.until("mail that leaves untracked", HostDownIT::sent, NOTHING::equals);
    assertUnchanged();
    assertThat(stage.post().james().log())
        .contains("tracking host " + host + " is not used since")
        .contains("host-down");

    HttpServer parking = parking(URI.create(host).getPort());
    try {
      Await.until(
          "the wrong server in the log",
          stage.post().james()::log,
          log -> log.contains("does not open links sealed with our keys"));
      assertUnchanged();
    } finally {
      parking.stop(0);
    }

    stage.restartCollector();
    Await.until("mail that is tracked again", HostDownIT::sent, all -> all.pixels().size() == 1);
  }

  private void assertUnchanged() throws Exception {
    Letter letter = letter();
    Delivery here = stage.post().send(ENVELOPE, letter).get(0);
    Delivery there = without.send(ENVELOPE, letter).get(0);
    assertThat(Transmitted.withoutTrace(here.message()))
        .isEqualTo(Transmitted.withoutTrace(there.message()));
  }

  private static Tracked sent() throws Exception {
    return Tracked.in(
        stage.post().send(ENVELOPE, letter()).get(0).message(), stage.collector().trackUrl());
  }

  private static Letter letter() {
    return Letter.alternative(
        "", "<html><body><a href=\"https://shop.example/here\">here</a></body></html>\n");
  }

  /** A page for every address, as those who sell names have it. */
  private static HttpServer parking(int port) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
    return server;
  }
}
