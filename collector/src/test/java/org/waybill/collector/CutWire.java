package org.waybill.collector;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * The network in front of a server on this machine. While it is cut nothing comes through and
 * nobody is told; when it is mended, connections of before are found to be dead.
 */
final class CutWire implements AutoCloseable {

  private static final int PART = 1 << 16;

  private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch mended = new CountDownLatch(0);

  CutWire(int server) throws IOException {
    this.server = server;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void cut() {
    mended = new CountDownLatch(1);
  }

  private boolean isCut() {
    return mended.getCount() > 0;
  }

  void mend() throws IOException {
    mended.countDown();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        open.add(client);
        if (!isCut()) {
          join(client);
        }
      } catch (IOException e) {
        // closed, or the server is away, which its client finds out
      }
    }
  }

  private void join(Socket client) throws IOException {
    try {
      Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
      open.add(far);
      Thread.ofVirtual().start(() -> carry(client, far));
      Thread.ofVirtual().start(() -> carry(far, client));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] part = new byte[PART];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        if (!isCut()) {
          out.write(part, 0, read);
        }
      }
      mended.await(); // that one end has gone does not come through either
    } catch (IOException e) {
      // one of both has gone, and so does the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    mend();
  }
}
