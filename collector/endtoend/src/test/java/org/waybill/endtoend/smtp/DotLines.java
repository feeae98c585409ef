package org.waybill.endtoend.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Lines that end in CRLF, and dot-stuffed texts between them, over one socket (RFC 5321 section
 * 4.5.2, RFC 1939 section 3). Strings hold one byte a character, so nothing is lost whatever the
 * bytes mean. Not thread-safe; closing closes the socket.
 */
public final class DotLines implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  public DotLines(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** The next line without its end. Throws EOFException where the peer has gone. */
  public String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = next(); read != '\n'; read = next()) {
      line.append((char) read);
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  /** The text up to the line that is a dot alone; that line is read and not returned. */
  public byte[] readText() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    boolean atLineStart = true;
    for (int previous = 0, read = next(); ; previous = read, read = next()) {
      if (atLineStart && read == '.') {
        read = next();
        if (read == '\r') {
          next();
          return text.toByteArray();
        }
      }
      text.write(read);
      atLineStart = previous == '\r' && read == '\n';
    }
  }

  public void writeLine(String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.ISO_8859_1));
    out.write('\r');
    out.write('\n');
    out.flush();
  }

  /** Writes a text whose line ends are CRLF, adding a last one where it lacks it, and the dot. */
  public void writeText(byte[] text) throws IOException {
    boolean atLineStart = true;
    for (byte octet : text) {
      if (atLineStart && octet == '.') {
        out.write('.');
      }
      out.write(octet);
      atLineStart = octet == '\n';
    }
    if (!atLineStart) {
      out.write('\r');
      out.write('\n');
    }
    writeLine(".");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int next() throws IOException {
    int read = in.read();
    if (read < 0) {
      throw new EOFException("the peer closed the connection");
    }
    return read;
  }
}
