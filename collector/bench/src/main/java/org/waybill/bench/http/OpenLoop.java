package org.waybill.bench.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Open loop: requests begin at a constant rate, whether earlier ones are answered or not. A latency
 * counts from when the request should have begun, so that a server that stands still pays for all
 * whom it keeps waiting.
 *
 * @param requests each as it goes over the wire, asked for in turn
 * @param connections that many requests may be under way
 */
public record OpenLoop(List<byte[]> requests, int connections) {

  private static final long PAUSE_NANOS = 20_000;

  private static final String REQUEST =
      """
      GET %s HTTP/1.1\r
      Host: 127.0.0.1\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0\r
      Accept: image/avif,image/webp,*/*\r
      Accept-Language: en-US,en;q=0.5\r
      \r
      """;

  public OpenLoop {
    requests = List.copyOf(requests);
  }

  /** Of a file of paths, one a line. */
  public static OpenLoop of(Path paths, int connections) throws IOException {
    List<byte[]> requests = new ArrayList<>();
    for (String path : Files.readAllLines(paths)) {
      requests.add(REQUEST.formatted(path).getBytes(ISO_8859_1));
    }
    return new OpenLoop(requests, connections);
  }

  /**
   * Asks one server.
   *
   * @param port on 127.0.0.1
   * @param rate requests a second
   * @throws IOException where a connection breaks or an answer is no pixel and no redirect
   */
  public Latencies run(int port, int rate, Duration wall) throws IOException {
    try (Selector selector = Selector.open()) {
      Deque<Connection> idle = new ArrayDeque<>();
      for (int i = 0; i < connections; i++) {
        idle.add(Connection.open(port, selector));
      }
      long[] nanos = ask(selector, idle, rate, (int) (rate * wall.toSeconds()));
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      return Latencies.of(nanos);
    }
  }

  private long[] ask(Selector selector, Deque<Connection> idle, int rate, int count)
      throws IOException {
    long[] nanos = new long[count];
    int asked = 0;
    int answered = 0;
    long start = System.nanoTime();
    while (answered < count) {
      long now = System.nanoTime();
      for (; asked < count && !idle.isEmpty(); asked++) {
        long due = start + asked * 1_000_000_000L / rate;
        if (due - now > 0) {
          break;
        }
        idle.pop().ask(requests.get(asked % requests.size()), due);
      }
      selector.selectNow();
      int before = answered;
      for (SelectionKey key : selector.selectedKeys()) {
        Connection connection = (Connection) key.attachment();
        if (connection.readAnswer()) {
          nanos[answered++] = System.nanoTime() - connection.due();
          idle.push(connection);
        }
      }
      selector.selectedKeys().clear();
      if (answered == before) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return nanos;
  }

  /** What the requests of one run took, from when they should have begun. */
  public record Latencies(Duration median, Duration p99, Duration most) {
    static Latencies of(long[] nanos) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return new Latencies(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static Duration at(long[] sorted, double part) {
      return Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1, part * sorted.length)]);
    }
  }
}
