package org.waybill.endtoend.sink;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waybill.endtoend.sink.Manners.Answer;
import org.waybill.endtoend.sink.Manners.Moment;
import org.waybill.endtoend.smtp.DotLines;
import org.waybill.endtoend.smtp.Envelope;

/** One connection to the sink, from greeting to QUIT. Used by one thread. */
final class SinkSession {
  /** 50 MiB, announced and not enforced. */
  private static final int SIZE = 50 << 20;

  private final Sink sink;
  private final DotLines lines;
  private String sender = "";
  private String parameters = "";
  private final List<String> recipients = new ArrayList<>();
  private final List<String> recipientParameters = new ArrayList<>();
  private boolean open = true;

  SinkSession(Sink sink, Socket socket) throws IOException {
    this.sink = sink;
    lines = new DotLines(socket);
  }

  void run() throws IOException {
    lines.writeLine("220 sink.example ESMTP");
    while (open) {
      String line = lines.readLine();
      obey(line, verb(line));
    }
  }

  private void obey(String line, String verb) throws IOException {
    switch (verb) {
      case "EHLO" -> greet();
      case "HELO" -> lines.writeLine("250 sink.example");
      case "MAIL" -> mail(line);
      case "RCPT" -> recipient(line);
      case "DATA" -> data();
      case "RSET" -> {
        forget();
        lines.writeLine("250 2.0.0 Ok");
      }
      case "NOOP" -> lines.writeLine("250 2.0.0 Ok");
      case "QUIT" -> {
        lines.writeLine("221 2.0.0 Bye");
        open = false;
      }
      default -> lines.writeLine("502 5.5.1 Not here");
    }
  }

  private void greet() throws IOException {
    forget();
    lines.writeLine("250-sink.example");
    lines.writeLine("250-PIPELINING");
    lines.writeLine("250-8BITMIME");
    lines.writeLine("250-DSN");
    lines.writeLine("250 SIZE " + SIZE);
  }

  private void mail(String line) throws IOException {
    forget();
    sender = address(line);
    parameters = behindAddress(line);
    lines.writeLine("250 2.1.0 Ok");
  }

  private void recipient(String line) throws IOException {
    String address = address(line);
    if (answered(sink.manners().at(Moment.RECIPIENT, address))) {
      recipients.add(address);
      recipientParameters.add(behindAddress(line));
      lines.writeLine("250 2.1.5 Ok");
    }
  }

  private void data() throws IOException {
    if (recipients.isEmpty()) {
      lines.writeLine("554 5.5.1 No valid recipients");
      return;
    }
    lines.writeLine("354 Go ahead");
    byte[] message = lines.readText();
    Answer answer = sink.manners().at(Moment.END_OF_DATA, recipients.get(0));
    if (answer instanceof Answer.KeepAndDrop) {
      keep(message);
    }
    if (answered(answer)) {
      keep(message);
      lines.writeLine("250 2.0.0 Kept");
    }
    forget();
  }

  private void keep(byte[] message) {
    sink.keep(new Envelope(sender, parameters, recipients, recipientParameters), message);
  }

  /** Whether the sender may go on; where not, it has been told so or cut off. */
  private boolean answered(Answer answer) throws IOException {
    switch (answer) {
      case Answer.Accept accept -> {
        return true;
      }
      case Answer.Refuse refuse -> lines.writeLine(refuse.reply());
      case Answer.Drop drop -> open = false;
      case Answer.KeepAndDrop drop -> open = false;
    }
    return false;
  }

  private void forget() {
    sender = "";
    parameters = "";
    recipients.clear();
    recipientParameters.clear();
  }

  private static String verb(String line) {
    return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }

  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.lastIndexOf('>'));
  }

  private static String behindAddress(String line) {
    return line.substring(line.lastIndexOf('>') + 1).strip();
  }
}
