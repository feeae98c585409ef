package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final String TWO_PARTS =
      """
      Content-Type: multipart/mixed; boundary=b

      preamble
      --b

      one
      --b
      Content-Type: text/html

      two

      --b--
      epilogue
      """;

  @Test
  void readShouldTellTheBytesOfEveryLeaf() {
    assertThat(bodies(TWO_PARTS)).containsExactly("one", "two\n");
  }

  @Test
  void readShouldTakeLineEndsAsTheyAre() {
    assertThat(bodies(TWO_PARTS.replace("\n", "\r\n"))).containsExactly("one", "two\r\n");
  }

  @Test
  void readShouldKeepTheMboxLineOutside() {
    Message message = message("From a@b Mon Nov 23 12:00:00 2026\nSubject: x\n\nbody\n");

    assertThat(message.root().headers().value("subject")).isEqualTo("x");
    assertThat(message.root().headers().fields()).hasSize(1);
  }

  @Test
  void readShouldUnfoldFields() {
    assertThat(message("Subject: a\n  b\n\n").root().headers().value("subject")).isEqualTo("a  b");
  }

  @Test
  void readShouldTakeAMessageInAMessageForALeaf() {
    assertThat(bodies("Content-Type: message/rfc822\n\nSubject: x\n\ny"))
        .containsExactly("Subject: x\n\ny");
  }

  @Test
  void readShouldGiveDigestedPartsTheirDefault() {
    Message message =
        message("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n--b--\n");

    assertThat(message.leaves().getFirst().type().value()).isEqualTo("message/rfc822");
  }

  @Test
  void readShouldEndThePartsAtAnOuterBoundary() {
    String text =
        """
        Content-Type: multipart/mixed; boundary=out

        --out
        Content-Type: multipart/mixed; boundary=in

        --in

        one
        --out

        two
        --out--
        """;

    assertThat(bodies(text)).containsExactly("one", "two");
  }

  @Test
  void readShouldRefuseWhatReadersSeeDifferently() {
    assertThat(read(TWO_PARTS.replace("--b--", "--b-- x"))).isInstanceOf(Scan.Unreadable.class);
    assertThat(read(TWO_PARTS.replace("--b\n\n", "--b x\n\n"))).isInstanceOf(Scan.Unreadable.class);
  }

  @Test
  void readShouldNameALimit() {
    MessageLimits narrow = new MessageLimits(20, 2, 1000, 10, 1_000);

    assertThat(Message.read(bytes(TWO_PARTS), narrow))
        .isEqualTo(new Scan.Unreadable(true, "more than 2 parts"));
  }

  @Test
  void readShouldRefuseALargeHeader() {
    Scan scan = read("Subject: x\n" + " y".repeat(200_000) + "\n\n");

    assertThat(scan).isEqualTo(new Scan.Unreadable(true, "a header over 262144 bytes"));
  }

  private static List<String> bodies(String text) {
    return message(text).leaves().stream()
        .map(leaf -> text.substring(leaf.start(), leaf.end()))
        .toList();
  }

  private static Message message(String text) {
    return (Message) read(text);
  }

  private static Scan read(String text) {
    return Message.read(bytes(text), MessageLimits.DEFAULT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
