package org.waybill.endtoend.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * One user's mailbox on a server on loopback, read by POP3 (RFC 1939) because RETR gives the bytes
 * as they lie there.
 *
 * @param port of the POP3 server
 */
public record Mailbox(int port, String user, String password) {
  /** All messages that lie in it now, oldest first. */
  public List<byte[]> messages() throws IOException {
    try (DotLines lines = new DotLines(new Socket(InetAddress.getLoopbackAddress(), port))) {
      expectOk(lines);
      command(lines, "USER " + user);
      command(lines, "PASS " + password);
      int count = Integer.parseInt(command(lines, "STAT").split(" ", -1)[1]);
      List<byte[]> messages = new ArrayList<>();
      for (int number = 1; number <= count; number++) {
        command(lines, "RETR " + number);
        messages.add(lines.readText());
      }
      command(lines, "QUIT");
      return messages;
    }
  }

  private static String command(DotLines lines, String command) throws IOException {
    lines.writeLine(command);
    return expectOk(lines);
  }

  private static String expectOk(DotLines lines) throws IOException {
    String reply = lines.readLine();
    if (!reply.startsWith("+OK")) {
      throw new IOException("+OK wanted, found " + reply);
    }
    return reply;
  }
}
