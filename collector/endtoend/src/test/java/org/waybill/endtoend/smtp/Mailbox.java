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
  /**
   * What James answers to PASS while it makes the mailbox: both a first login and a first delivery
   * make it, and the one that comes second fails.
   */
  private static final String BEING_MADE = "-ERR Unexpected error accessing mailbox";

  /** All messages that lie in it now, oldest first; none while the server is still making it. */
  public List<byte[]> messages() throws IOException {
    try (DotLines lines = new DotLines(new Socket(InetAddress.getLoopbackAddress(), port))) {
      expectOk(lines);
      command(lines, "USER " + user);
      lines.writeLine("PASS " + password);
      String reply = lines.readLine();
      if (reply.startsWith(BEING_MADE)) {
        return List.of();
      }
      okay(reply);
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
    return okay(lines.readLine());
  }

  private static String okay(String reply) throws IOException {
    if (!reply.startsWith("+OK")) {
      throw new IOException("+OK wanted, found " + reply);
    }
    return reply;
  }
}
