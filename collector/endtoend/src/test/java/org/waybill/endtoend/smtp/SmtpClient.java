package org.waybill.endtoend.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Hands messages to an SMTP server on loopback, each over a connection of its own. Thread-safe. */
public final class SmtpClient {
  private final int port;

  public SmtpClient(int port) {
    this.port = port;
  }

  /**
   * Hands one message over and returns when the server has taken it.
   *
   * @param message complete, lines ending in CRLF
   * @throws IOException with the command and the reply where the server refuses
   */
  public void send(Envelope envelope, byte[] message) throws IOException {
    try (DotLines lines = new DotLines(new Socket(InetAddress.getLoopbackAddress(), port))) {
      expect(lines, "the greeting", "220");
      command(lines, "EHLO client.sender.example", "250");
      command(lines, parameters("MAIL FROM:<", envelope.sender(), envelope.parameters()), "250");
      for (int i = 0; i < envelope.recipients().size(); i++) {
        String to = envelope.recipients().get(i);
        command(lines, parameters("RCPT TO:<", to, envelope.recipientParameters().get(i)), "250");
      }
      command(lines, "DATA", "354");
      lines.writeText(message);
      expect(lines, "the end of DATA", "250");
      command(lines, "QUIT", "221");
    }
  }

  private static String parameters(String verb, String address, String parameters) {
    return verb + address + ">" + (parameters.isEmpty() ? "" : " " + parameters);
  }

  private static void command(DotLines lines, String command, String wanted) throws IOException {
    lines.writeLine(command);
    expect(lines, command, wanted);
  }

  private static void expect(DotLines lines, String after, String wanted) throws IOException {
    String reply = lines.readLine();
    while (reply.length() > 3 && reply.charAt(3) == '-') {
      reply = lines.readLine();
    }
    if (!reply.startsWith(wanted)) {
      throw new IOException("after %s: %s wanted, found %s".formatted(after, wanted, reply));
    }
  }
}
