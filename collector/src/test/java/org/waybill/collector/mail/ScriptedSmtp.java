package org.waybill.collector.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A mail server that answers as it is told to, one connection after the other. */
final class ScriptedSmtp implements AutoCloseable {

  private final ServerSocket socket;

  /** The reply to RCPT by address; all others are taken. */
  private final Map<String, String> replies = new ConcurrentHashMap<>();

  private final List<List<String>> taken = new ArrayList<>();
  private volatile boolean resets;

  ScriptedSmtp() throws IOException {
    socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::run, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  ScriptedSmtp answers(String recipient, String reply) {
    replies.put(recipient, reply);
    return this;
  }

  ScriptedSmtp takesAll() {
    replies.clear();
    return this;
  }

  /** From now on it resets the connection once it has taken a message. */
  ScriptedSmtp resets() {
    resets = true;
    return this;
  }

  /** For whom it has taken messages, message by message. */
  List<List<String>> taken() {
    synchronized (taken) {
      return List.copyOf(taken);
    }
  }

  private void run() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client is gone, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    List<String> recipients = new ArrayList<>();
    say(out, "220 scripted.example");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(Locale.ROOT);
      if (command.startsWith("RCPT TO:")) {
        String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        String reply = replies.getOrDefault(address, "250 ok");
        if (reply.startsWith("2")) {
          recipients.add(address);
        }
        say(out, reply);
      } else if (command.equals("DATA")) {
        say(out, "354 go on");
        while (!".".equals(in.readLine())) {}
        synchronized (taken) {
          taken.add(List.copyOf(recipients));
        }
        say(out, "250 queued");
        if (resets) {
          client.setSoLinger(true, 0);
          return;
        }
      } else if (command.equals("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 ok");
      }
    }
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
