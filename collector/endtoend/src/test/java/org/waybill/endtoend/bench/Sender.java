package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** One SMTP connection that stays open for many messages. Used by one thread. */
final class Sender implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] reply = new byte[4_096];

  /** Connects to a server on 127.0.0.1. */
  Sender(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = new BufferedOutputStream(socket.getOutputStream(), 65_536);
    expect("220", "connecting");
    command("EHLO bench.sender.example", "250");
  }

  /**
   * Hands one message over.
   *
   * @param message complete, ends in CRLF, no line begins with a dot
   */
  void send(String sender, List<String> recipients, byte[] message) throws IOException {
    command("MAIL FROM:<" + sender + ">", "250");
    for (String recipient : recipients) {
      command("RCPT TO:<" + recipient + ">", "250");
    }
    command("DATA", "354");
    out.write(message);
    command(".", "250");
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      command("QUIT", "221");
    }
  }

  private void command(String line, String wanted) throws IOException {
    out.write((line + "\r\n").getBytes(ISO_8859_1));
    out.flush();
    expect(wanted, line);
  }

  private void expect(String wanted, String after) throws IOException {
    int length = 0;
    while (!isComplete(length)) {
      int more = in.read(reply, length, reply.length - length);
      if (more < 0) {
        throw new IOException("the server hung up after " + after);
      }
      length += more;
    }
    String text = new String(reply, 0, length, ISO_8859_1);
    if (!text.startsWith(wanted)) {
      throw new IOException("after %s: %s wanted, found %s".formatted(after, wanted, text));
    }
  }

  /** Whether the last line is the last of its reply: no hyphen behind the code. */
  private boolean isComplete(int length) {
    if (length < 4 || reply[length - 1] != '\n') {
      return false;
    }
    int line = length - 1;
    while (line > 0 && reply[line - 1] != '\n') {
      line--;
    }
    return reply[line + 3] != '-';
  }
}
