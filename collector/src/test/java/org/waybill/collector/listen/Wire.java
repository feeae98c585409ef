package org.waybill.collector.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends exactly the bytes it is told to, on one connection. */
public final class Wire implements AutoCloseable {

  private final Socket socket = new Socket();

  /** Connects. */
  public Wire(ListenAddress at) throws IOException {
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress(at.host(), at.port()), 10_000);
  }

  /** Sends a text of one byte a character; a connection that is closed already takes nothing. */
  public Wire send(String bytes) {
    try {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // The server has had enough; what it said can be read.
    }
    return this;
  }

  /** The next answer's status; 0 where the connection ends instead. */
  public int status() throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return 0;
    }
    int length = 0;
    for (String line : head.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    socket.getInputStream().readNBytes(length);
    if (!head.startsWith("HTTP/1.1 ") && !head.startsWith("HTTP/1.0 ")) {
      throw new IOException("no answer begins like " + head);
    }
    return Integer.parseInt(head.substring(9, 12));
  }

  /** Status after status until the server closes. */
  public List<Integer> statuses() throws IOException {
    List<Integer> all = new ArrayList<>();
    for (int status = status(); status != 0; status = status()) {
      all.add(status);
    }
    return all;
  }

  /** All bytes until the server closes. */
  public String rest() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketException e) {
      // A reset is an end too.
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    InputStream in = socket.getInputStream();
    try {
      while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        head.append((char) next);
      }
    } catch (SocketException e) {
      // A reset is an end too.
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
