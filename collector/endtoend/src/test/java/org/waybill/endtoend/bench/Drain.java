package org.waybill.endtoend.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An SMTP server on 127.0.0.1 that takes everything and keeps nothing, with as little CPU as it
 * can: James shares the cores with it. Thread-safe.
 */
final class Drain implements AutoCloseable {
  /** Is told of every mail; called by several threads. */
  interface Taker {
    void take(byte[] message, int recipients);
  }

  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Taker taker = (message, recipients) -> {};

  private Drain(ServerSocket server) {
    this.server = server;
  }

  /** Opens one on a free port. */
  static Drain open() throws IOException {
    Drain drain = new Drain(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("drain").start(drain::accept);
    return drain;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Says who is told of mails from now on, before their sender is told that they were taken. */
  void giveTo(Taker taker) {
    this.taker = taker;
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
        Thread.ofPlatform().daemon().name("drain session").start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    try (socket) {
      new DrainSession(socket, (message, recipients) -> taker.take(message, recipients)).run();
    } catch (IOException gone) {
      // James hung up; what it was told is taken has been counted.
    } finally {
      open.remove(socket);
    }
  }
}
