package org.waybill.hosts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a link over an open connection, in HTTP/1.1 (RFC 9112), and reads of the answer what it
 * needs.
 */
record HttpQuestion(Endpoint endpoint, Deadline deadline) {

  /** Bytes of an answer's head; longer ones are no collector's. */
  private static final int MOST = 16_384;

  private static final String END = "\r\n\r\n";

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: [^\r\n]*)?\r\n");

  private static final Pattern LOCATION =
      Pattern.compile("\r\nlocation:[ \t]*([^\r\n]*?)[ \t]*\r\n", Pattern.CASE_INSENSITIVE);

  /**
   * Asks.
   *
   * @param link to follow; where there is none the open connection is enough
   * @param until what is known of the certificate
   */
  HostAnswer ask(Socket socket, Optional<SealedLink> link, Optional<Instant> until)
      throws IOException {
    if (link.isEmpty()) {
      return new HostAnswer.Right(until);
    }
    socket.getOutputStream().write(request(link.get()).getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    String head = head(socket);
    Matcher status = STATUS.matcher(head);
    if (!status.lookingAt()) {
      return stranger("it does not speak HTTP/1.1");
    }
    Matcher location = LOCATION.matcher(head);
    boolean leads =
        status.group(1).equals("302")
            && location.find()
            && location.group(1).equals(link.get().target());
    return leads
        ? new HostAnswer.Right(until)
        : stranger("status " + status.group(1) + " in answer to a link");
  }

  private static HostAnswer stranger(String found) {
    return new HostAnswer.Wrong(HostFault.STRANGER, found);
  }

  private String request(SealedLink link) {
    return ("GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: Waybill host check\r\n"
            + "Accept: */*\r\nConnection: close\r\n\r\n")
        .formatted(link.path(), endpoint.authority());
  }

  /** Everything up to the empty line, or to the bound; Latin-1, one character a byte. */
  private String head(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[2_048];
    String head = "";
    while (head.indexOf(END) < 0 && bytes.size() < MOST) {
      if (deadline.isOver()) {
        throw new SocketTimeoutException("its answer did not end in time");
      }
      socket.setSoTimeout(deadline.millis());
      int count = in.read(buffer);
      if (count < 0) {
        break;
      }
      bytes.write(buffer, 0, count);
      head = bytes.toString(StandardCharsets.ISO_8859_1);
    }
    return head;
  }
}
