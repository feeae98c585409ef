package org.waybill.proof.requests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plays every host in .example on plain HTTP. Pages of its own host are answered; of any other host
 * it notes the request line as it came, and answers 204, on which a browser stays where it is.
 */
final class RawServer implements AutoCloseable {
  static final String OWN = "mail.test";
  private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

  RawServer() throws IOException {
    Thread.ofVirtual().start(this::accept);
  }

  /** For Chromium's host resolver: what it asks its maker on its own account leads nowhere. */
  String rule() {
    return Stream.of(OWN, "*.example", "*.example.", "192.0.2.1")
        .map(host -> "MAP " + host + " 127.0.0.1:" + socket.getLocalPort())
        .collect(Collectors.joining(", "));
  }

  void page(String path, String charset, byte[] html) {
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html; charset=%s\r\nContent-Length: %d\r\n\r\n"
            .formatted(charset, html.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] answer = new byte[start.length + html.length];
    System.arraycopy(start, 0, answer, 0, start.length);
    System.arraycopy(html, 0, answer, start.length, html.length);
    answers.put(path, answer);
  }

  /** As the collector redirects. */
  void redirect(String path, String target) {
    answers.put(
        path,
        ("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + target + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
  }

  /** The next request to another host: its line and its Host field. */
  String next() throws InterruptedException {
    String request = requests.poll(30, TimeUnit.SECONDS);
    if (request == null) {
      throw new IllegalStateException("no request came");
    }
    return request;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> answer(connection));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket connection) {
    try (connection;
        OutputStream out = connection.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      String line = in.readLine();
      if (line == null) {
        return; // opened ahead of need, never used
      }
      String host = "";
      for (String field = in.readLine(); field != null && !field.isEmpty(); field = in.readLine()) {
        host = field.startsWith("Host: ") ? field : host;
      }
      out.write(answer(line, host));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] answer(String line, String host) {
    byte[] none = NO_CONTENT.getBytes(StandardCharsets.US_ASCII);
    if (host.equals("Host: " + OWN)) {
      return answers.getOrDefault(line.split(" ", 3)[1], none);
    }
    requests.add(line + " " + host);
    return none;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
