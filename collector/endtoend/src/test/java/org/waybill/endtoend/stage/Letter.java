package org.waybill.endtoend.stage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A message to send, complete, with a Message-ID of its own.
 *
 * @param messageId without brackets
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Letter(String messageId, byte[] bytes) {
  private static final Charset LATIN = StandardCharsets.ISO_8859_1;
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** An HTML message in that charset, in 8bit. */
  public static Letter html(String html, Charset charset) {
    return with("", content(charset, "8bit", new String(html.getBytes(charset), LATIN)));
  }

  /** An HTML message in that charset, in base64. */
  public static Letter base64(String html, Charset charset) {
    String encoded = Base64.getMimeEncoder().encodeToString(html.getBytes(charset)) + "\r\n";
    return with("", content(charset, "base64", encoded));
  }

  /** A multipart/alternative of text and HTML, both ASCII, with further header fields. */
  public static Letter alternative(String fields, String html) {
    String content =
        """
        Content-Type: multipart/alternative; boundary="between"

        Preamble
        --between
        Content-Type: text/plain; charset=us-ascii

        The same without markup.

        --between
        Content-Type: text/html; charset=us-ascii

        @
        --between--
        Epilogue
        """;
    return with(fields, content.replace("@", html));
  }

  /** A message of which the content's own header fields are given too. */
  public static Letter of(String content) {
    return with("", content);
  }

  /** The same message with another author. */
  public Letter from(String author) {
    String text = new String(bytes, LATIN).replaceFirst("From: [^\r]*", "From: " + author);
    return new Letter(messageId, text.getBytes(LATIN));
  }

  private static String content(Charset charset, String encoding, String body) {
    return "Content-Type: text/html; charset=%s\nContent-Transfer-Encoding: %s\n\n%s"
        .formatted(charset.name(), encoding, body);
  }

  private static Letter with(String fields, String content) {
    String messageId = "letter-%d@sender.example".formatted(COUNT.incrementAndGet());
    String head =
        """
        MIME-Version: 1.0
        From: Lea Muster <lea@sender.example>
        To: undisclosed-recipients:;
        Subject: Letter
        Date: Mon, 23 Nov 2026 09:00:00 +0000
        Message-ID: <%s>
        """
            .formatted(messageId);
    String text = (head + fields + content).replaceAll("\r?\n", "\r\n");
    return new Letter(messageId, text.getBytes(LATIN));
  }
}
