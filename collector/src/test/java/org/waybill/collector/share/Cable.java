package org.waybill.collector.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.waybill.collector.store.postgres.PostgresAddress;

/** The network between a collector and its database, which can be cut and mended. */
final class Cable implements AutoCloseable {

  private final PostgresAddress far;
  private final int port;
  private final ServerSocket near;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean isCut;

  Cable(PostgresAddress far) throws IOException {
    this.far = far;
    this.port = Integer.parseInt(far.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    this.near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The same database at the other end of it. */
  PostgresAddress address() {
    return new PostgresAddress(
        far.url().replace(":" + port + "/", ":" + near.getLocalPort() + "/"),
        far.user(),
        far.password());
  }

  void cut() throws IOException {
    isCut = true;
    for (Socket end : ends) {
      end.close();
    }
  }

  void mend() {
    isCut = false;
  }

  private void accept() {
    try {
      while (true) {
        Socket from = near.accept();
        if (isCut) {
          from.close();
        } else {
          join(from, new Socket(InetAddress.getLoopbackAddress(), port));
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void join(Socket from, Socket to) {
    ends.add(from);
    ends.add(to);
    Thread.ofVirtual().start(() -> carry(from, to));
    Thread.ofVirtual().start(() -> carry(to, from));
  }

  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      // cut
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
    cut();
  }
}
