package org.waybill.proof.copies;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * A leaf as the mail API of Jakarta sees it; an enclosed message counts as one.
 *
 * @param message all bytes
 * @param start where its body begins
 * @param end behind it
 * @param type the media type in lower case
 * @param charset as labelled
 * @param encoding the Content-Transfer-Encoding, {@code 7bit} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
record RawLeaf(
    byte[] message, int start, int end, String type, Optional<String> charset, String encoding) {
  /** Found once: the look-up takes longer than to decode a mail. */
  private static final StreamProvider DECODERS = StreamProvider.provider();

  /** All leaves of a message in their order; a leading mbox line is passed over. */
  static List<RawLeaf> of(byte[] message) throws IOException, MessagingException {
    int from = 0;
    if (message.length > 5
        && new String(message, 0, 5, java.nio.charset.StandardCharsets.US_ASCII).equals("From ")) {
      while (message[from++] != '\n') {}
    }
    List<RawLeaf> leaves = new ArrayList<>();
    Session session = Session.getInstance(new Properties());
    walk(
        message,
        new MimeMessage(session, new Ranged(message, from, message.length - from)),
        leaves);
    return leaves;
  }

  private static void walk(byte[] message, MimePart part, List<RawLeaf> leaves)
      throws IOException, MessagingException {
    if (part.isMimeType("multipart/*")) {
      MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
      for (int i = 0; i < multipart.getCount(); i++) {
        walk(message, (MimeBodyPart) multipart.getBodyPart(i), leaves);
      }
    } else {
      leaves.add(leaf(message, part));
    }
  }

  private static RawLeaf leaf(byte[] message, MimePart part)
      throws IOException, MessagingException {
    Ranged body = (Ranged) raw(part);
    ContentType type = new ContentType(part.getContentType());
    return new RawLeaf(
        message,
        body.start(),
        body.end(),
        type.getBaseType().toLowerCase(Locale.ROOT),
        Optional.ofNullable(type.getParameter("charset")),
        Optional.ofNullable(part.getEncoding()).orElse("7bit"));
  }

  private static InputStream raw(MimePart part) throws MessagingException {
    return part instanceof MimeMessage whole
        ? whole.getRawInputStream()
        : ((MimeBodyPart) part).getRawInputStream();
  }

  byte[] raw() {
    return Arrays.copyOfRange(message, start, end);
  }

  byte[] decoded() throws IOException {
    return decoded(raw(), encoding);
  }

  /** Without the transfer encoding; one that is unknown counts as none. */
  static byte[] decoded(byte[] body, String encoding) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    try (InputStream decoded =
        switch (encoding.strip().toLowerCase(Locale.ROOT)) {
          case "base64" -> DECODERS.inputBase64(in);
          case "quoted-printable" -> DECODERS.inputQP(in);
          default -> in;
        }) {
      return decoded.readAllBytes();
    }
  }
}
