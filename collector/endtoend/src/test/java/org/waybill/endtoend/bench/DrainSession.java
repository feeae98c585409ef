package org.waybill.endtoend.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;

/**
 * One connection. It reads what there is and looks at the end of it alone: the sender waits for
 * every reply, as PIPELINING is not offered. Used by one thread.
 */
final class DrainSession {
  private static final byte[] END_OF_LINE = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] END_OF_TEXT = "\r\n.\r\n".getBytes(ISO_8859_1);

  private final InputStream in;
  private final OutputStream out;
  private final Drain.Taker taker;
  private byte[] buffer = new byte[32_768];
  private int recipients;

  DrainSession(Socket socket, Drain.Taker taker) throws IOException {
    socket.setTcpNoDelay(true);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.taker = taker;
  }

  void run() throws IOException {
    say("220 drain.example ESMTP");
    for (String verb = verb(); !verb.isEmpty(); verb = verb()) {
      switch (verb) {
        case "EHLO" -> say("250-drain.example\r\n250 8BITMIME");
        case "RCPT" -> {
          recipients++;
          say("250 2.1.5 Ok");
        }
        case "DATA" -> {
          say("354 Go ahead");
          taker.take(Arrays.copyOf(buffer, read(END_OF_TEXT)), recipients);
          recipients = 0;
          say("250 2.0.0 Taken");
        }
        case "QUIT" -> {
          say("221 2.0.0 Bye");
          return;
        }
        default -> say("250 2.0.0 Ok");
      }
    }
  }

  /** Empty where the sender has gone. */
  private String verb() throws IOException {
    int length = Math.min(4, read(END_OF_LINE));
    return new String(buffer, 0, length, ISO_8859_1).toUpperCase(Locale.ROOT);
  }

  /** Fills the buffer up to that end, and says how many bytes came before the sender was gone. */
  private int read(byte[] end) throws IOException {
    int length = 0;
    while (!endsWith(end, length)) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, 2 * length);
      }
      int more = in.read(buffer, length, buffer.length - length);
      if (more < 0) {
        return 0;
      }
      length += more;
    }
    return length;
  }

  private boolean endsWith(byte[] end, int length) {
    return length >= end.length
        && Arrays.equals(buffer, length - end.length, length, end, 0, end.length);
  }

  private void say(String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(ISO_8859_1));
    out.flush();
  }
}
