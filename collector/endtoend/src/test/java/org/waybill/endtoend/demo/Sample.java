package org.waybill.endtoend.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import org.waybill.endtoend.mime.Part;
import org.waybill.endtoend.smtp.Envelope;

/** A message of the project's own, with its envelope. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Sample(Envelope envelope, byte[] message) {
  /** A newsletter to three recipients: everyone gets a copy of their own. */
  public static Sample newsletter() {
    return new Sample(
        Envelope.of(
            "news@sender.example", "ada@one.example", "bob@two.example", "carl@two.example"),
        file("newsletter.eml"));
  }

  /** Samples that do not depend on another one. */
  static List<Sample> others() {
    return List.of(
        new Sample(
            Envelope.of("accounts@sender.example", "bob@two.example"), file("password-reset.eml")),
        new Sample(
            Envelope.of("harbour@sender.example", "carl@two.example"), file("invitation.eml")),
        signed());
  }

  /** A message with an S/MIME signature (RFC 8551), whose key was thrown away. */
  public static Sample signed() {
    return new Sample(Envelope.of("harbour@sender.example", "ada@one.example"), file("signed.eml"));
  }

  /**
   * A reply that quotes a received copy as mail programs do, its pixel and links included.
   *
   * @param received a copy with an HTML leaf
   */
  public static Sample replyTo(byte[] received) {
    String html = Part.of(received).html().orElseThrow().text();
    String inner = html.replaceFirst("(?s)^.*<body[^>]*>", "").replaceFirst("(?s)</body>.*$", "");
    String reply = text(file("reply.html")).replace("@QUOTED@", inner.strip());
    String body = Base64.getMimeEncoder().encodeToString(crlf(reply).getBytes(UTF_8));
    return new Sample(
        Envelope.of("lea@sender.example", "ada@one.example"),
        text(file("reply.eml")).replace("@BODY@", body).getBytes(ISO_8859_1));
  }

  private static String crlf(String text) {
    return text.replaceAll("\r?\n", "\r\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static byte[] file(String name) {
    try (InputStream in = Sample.class.getResourceAsStream("/samples/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no /samples/" + name + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
