package org.waybill.collector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.waybill.collector.listen.ListenAddress;

/** One kept connection on which many requests are under way. */
final class Pipeline implements AutoCloseable {

  /**
   * One answer.
   *
   * @param status its code
   * @param location empty where it has none
   */
  record Answer(int status, String location) {}

  private final Socket socket;
  private final InputStream in;

  Pipeline(ListenAddress at) throws IOException {
    socket = new Socket(at.host(), at.port());
    socket.setSoTimeout(60_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** Sends a GET for each target, one character a byte, and reads as many answers. */
  List<Answer> get(List<String> targets) throws IOException {
    String requests =
        targets.stream()
            .map(target -> "GET " + target + " HTTP/1.1\r\nHost: track.example\r\n\r\n")
            .collect(Collectors.joining());
    socket.getOutputStream().write(requests.getBytes(StandardCharsets.ISO_8859_1));
    Answer[] answers = new Answer[targets.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = answer();
    }
    return List.of(answers);
  }

  private Answer answer() throws IOException {
    String line = line();
    if (!line.startsWith("HTTP/1.1 ")) {
      throw new IOException("no answer begins with '" + line + "'");
    }
    int length = 0;
    String location = "";
    for (String field = line(); !field.isEmpty(); field = line()) {
      String lower = field.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length: ")) {
        length = Integer.parseInt(field.substring(16));
      } else if (lower.startsWith("location: ")) {
        location = field.substring(10);
      }
    }
    in.readNBytes(length);
    return new Answer(Integer.parseInt(line.substring(9, 12)), location);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended after '" + line + "'");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
