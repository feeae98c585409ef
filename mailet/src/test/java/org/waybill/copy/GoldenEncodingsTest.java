package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.waybill.plan.Track;

/**
 * Golden messages of one part whose bytes stand as they are, encoded otherwise: their copies,
 * decoded by Mime4j, hold what the golden copy holds.
 */
class GoldenEncodingsTest {

  private static final String IDENTITY = "(?mi)^(content-transfer-encoding:) *[78]bit$";
  private static final String END_OF_HEADER = "\r\n\r\n";

  /** The length of lines matters where bytes stand as they are, and nowhere else. */
  private static final List<String> ABOUT_LINES = List.of("58-l", "58-b", "58-v");

  private enum Encoding {
    BASE64 {
      @Override
      String encode(byte[] plain) {
        return Base64.getMimeEncoder().encodeToString(plain) + "\r\n";
      }

      @Override
      InputStream decode(InputStream encoded) {
        return new Base64InputStream(encoded);
      }
    },
    QUOTED_PRINTABLE {
      @Override
      String encode(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream encoder = new QuotedPrintableOutputStream(out, true)) {
          encoder.write(plain);
        }
        return out.toString(StandardCharsets.US_ASCII);
      }

      @Override
      InputStream decode(InputStream encoded) {
        return new QuotedPrintableInputStream(encoded);
      }
    };

    abstract String encode(byte[] plain) throws IOException;

    abstract InputStream decode(InputStream encoded);

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @TestFactory
  Stream<DynamicTest> copyShouldHoldTheSameInEveryTransferEncoding() throws Exception {
    return GoldenMessagesTest.messages().stream()
        .filter(GoldenEncodingsTest::isOfOnePart)
        .flatMap(
            message ->
                Stream.of(Encoding.values())
                    .map(
                        encoding ->
                            DynamicTest.dynamicTest(
                                message.name() + " in " + encoding.label(),
                                () -> check(message, encoding))));
  }

  private static boolean isOfOnePart(GoldenMessage message) {
    return message.isTracked()
        && header(message.in()).replaceFirst(IDENTITY, "").length() < header(message.in()).length()
        && !header(message.in()).contains("multipart/")
        && ABOUT_LINES.stream().noneMatch(message.name()::startsWith);
  }

  private static void check(GoldenMessage message, Encoding encoding) throws IOException {
    byte[] in = message.in();
    String header = header(in).replaceFirst(IDENTITY, "$1 " + encoding.label());
    byte[] encoded = bytes(header + encoding.encode(bytes(body(in))));

    Template template = Template.of((Track) message.plan(encoded));
    byte[] copy = template.render(FixedKeys.COPY, FixedKeys.sealer());

    InputStream body = new ByteArrayInputStream(bytes(body(copy)));
    byte[] decoded = encoding.decode(body).readAllBytes();
    assertThat(GoldenText.readable(decoded))
        .as(message.name())
        .isEqualTo(body(bytes(GoldenText.readable(message.out()))));
  }

  private static String header(byte[] message) {
    String text = text(message);
    return text.substring(0, text.indexOf(END_OF_HEADER) + END_OF_HEADER.length());
  }

  private static String body(byte[] message) {
    return text(message).substring(header(message).length());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
