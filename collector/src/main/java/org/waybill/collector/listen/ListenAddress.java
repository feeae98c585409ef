package org.waybill.collector.listen;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a listener listens.
 *
 * @param host a name or an address, an IPv6 one without brackets
 * @param port 0 to 65535; 0 takes any that is free
 */
public record ListenAddress(String host, int port) {

  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException where it is out of range or the host is empty
   */
  public ListenAddress {
    if (host.isEmpty() || port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("HOST:PORT, with a port of 0 to 65535");
    }
  }

  /**
   * Reads {@code HOST:PORT} or {@code [IPV6]:PORT}.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  public static ListenAddress parse(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException("HOST:PORT, for example 127.0.0.1:8080");
    }
    String host = text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (!bracketed && host.contains(":")) {
      throw new IllegalArgumentException("an IPv6 address in brackets: [ADDRESS]:PORT");
    }
    return new ListenAddress(
        bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port));
  }

  /** Whether only this machine can reach it. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same host with the port that was taken. */
  public ListenAddress withPort(int taken) {
    return new ListenAddress(host, taken);
  }

  /** As it is written. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
