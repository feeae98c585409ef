package org.waybill.endtoend.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartTest {
  private static final Part NESTED =
      part(
          """
          Subject: folded
           over two
          Content-Type: multipart/mixed; boundary=outer

          preamble
          --outer
          Content-Type: multipart/alternative;
           boundary="in ner"

          --in ner
          Content-Type: text/plain

          plain
          --in ner
          Content-Type: text/html; charset=UTF-8
          Content-Transfer-Encoding: quoted-printable

          S=C3=BC=
          =C3=9F
          --in ner--
          --outer
          Content-Type: text/html
          Content-Disposition: attachment

          attached
          --outer--
          """);

  @Test
  void fieldShouldBeUnfolded() {
    assertThat(NESTED.field("subject")).contains("folded over two");
  }

  @Test
  void leavesShouldBeFoundInMultiparts() {
    assertThat(NESTED.leaves())
        .extracting(Part::type)
        .containsExactly("text/plain", "text/html", "text/html");
  }

  @Test
  void htmlShouldBeTheLastThatIsNoAttachment() {
    assertThat(NESTED.html().orElseThrow().text()).isEqualTo("Süß");
  }

  @Test
  void bodyShouldBeDecodedFromBase64() {
    Part part =
        part(
            "Content-Type: text/html; charset=windows-1252\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + "U/zf\n");
    assertThat(part.text()).isEqualTo("Süß");
  }

  @Test
  void traceShouldNotCountAsTransmitted() {
    byte[] message =
        "Received: by x;\r\n  today\r\nSubject: y\r\n\r\nbody\r\n".getBytes(ISO_8859_1);
    assertThat(Transmitted.withoutTrace(message)).isEqualTo("Subject: y\r\n\r\nbody\r\n");
  }

  private static Part part(String text) {
    return Part.of(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
  }
}
