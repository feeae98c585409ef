package org.waybill.endtoend.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.waybill.endtoend.smtp.Envelope;

/**
 * An SMTP server on 127.0.0.1 that accepts mail for everybody and keeps it in memory. Announces
 * PIPELINING, 8BITMIME, DSN and SIZE, as much of the world does. Thread-safe.
 */
public final class Sink implements AutoCloseable {
  private final ServerSocket server;
  private final InstantSource clock;
  private final Consumer<Delivery> keeper;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Manners manners = Manners.POLITE;

  private Sink(ServerSocket server, InstantSource clock, Consumer<Delivery> keeper) {
    this.server = server;
    this.clock = clock;
    this.keeper = keeper;
  }

  /**
   * Opens a sink.
   *
   * @param port 0 for any free one
   * @param keeper called for every delivery before the sender is told that it was accepted, one at
   *     a time
   */
  public static Sink open(int port, InstantSource clock, Consumer<Delivery> keeper)
      throws IOException {
    ServerSocket server = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
    Sink sink = new Sink(server, clock, keeper);
    Thread.ofPlatform().daemon().name("sink").start(sink::accept);
    return sink;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** All that was accepted so far, in order. */
  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  /** Changes how the sink behaves from the next command on. */
  public void behave(Manners newManners) {
    manners = newManners;
  }

  Manners manners() {
    return manners;
  }

  synchronized void keep(Envelope envelope, byte[] message) {
    Delivery delivery = new Delivery(deliveries.size() + 1, clock.millis(), envelope, message);
    keeper.accept(delivery);
    deliveries.add(delivery);
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try (socket) {
      new SinkSession(this, socket).run();
    } catch (IOException gone) {
      // The sender hung up, which is its right at any time; what was accepted is kept.
    } finally {
      open.remove(socket);
    }
  }
}
