package org.waybill.collector.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketOption;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets on which the operating system soon asks whether the other end is still there, once {@code
 * SO_KEEPALIVE} is set: behind a network that was cut whoever waits for an answer would otherwise
 * wait as long as the longest question may take. Made by the driver, by name. Thread-safe.
 */
public final class WatchedSockets extends SocketFactory {

  /** So many seconds of silence, and the other end is asked. */
  static final int IDLE_SECONDS = 10;

  /** So many seconds it has for an answer, and is asked again. */
  static final int INTERVAL_SECONDS = 5;

  /** So often without an answer, and it is gone. */
  static final int QUESTIONS = 4;

  /** Seconds of silence after which it is. */
  static final int GONE_SECONDS = IDLE_SECONDS + QUESTIONS * INTERVAL_SECONDS;

  /** For the driver. */
  public WatchedSockets() {}

  @Override
  public Socket createSocket() throws IOException {
    return watched(new Socket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress own, int ownPort)
      throws IOException {
    return watched(new Socket(host, port, own, ownPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return watched(new Socket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress own, int ownPort)
      throws IOException {
    return watched(new Socket(host, port, own, ownPort));
  }

  private static Socket watched(Socket socket) throws IOException {
    set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, INTERVAL_SECONDS);
    set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, QUESTIONS);
    return socket;
  }

  /** Nothing on a system that has no such option. */
  private static void set(Socket socket, SocketOption<Integer> option, int value)
      throws IOException {
    if (socket.supportedOptions().contains(option)) {
      socket.setOption(option, value);
    }
  }
}
