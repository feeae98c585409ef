package org.waybill.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeafBodyTest {

  @Test
  void quotedPrintableShouldKeepUntouchedLinesAsTheyAre() {
    LeafBody body = body("quoted-printable", "=41 ==\n\n =3d b\n<a>x</a>\nend=20\n");
    int at = decoded(body).indexOf("x");

    assertThat(spliced(body, insertion(at, at + 1, "hello=")))
        .isEqualTo("=41 ==\n\n =3d b\n<a>hello=3D</a>\nend=20\n");
  }

  @Test
  void quotedPrintableShouldBreakLinesOnlyInTheTextOrBehindIt() {
    LeafBody body = body("quoted-printable", "a".repeat(70) + "\n");

    assertThat(spliced(body, insertion(35, 35, "X".repeat(50))))
        .isEqualTo(
            "a".repeat(35) + "X".repeat(40) + "=\n" + "X".repeat(10) + "a".repeat(35) + "\n");
  }

  @Test
  void quotedPrintableShouldBreakBehindTheTextWhenTheRestDoesNotFit() {
    LeafBody body = body("quoted-printable", "a".repeat(70) + "\n");

    assertThat(spliced(body, insertion(10, 10, "X".repeat(20))))
        .isEqualTo("a".repeat(10) + "X".repeat(20) + "=\n" + "a".repeat(60) + "\n");
  }

  @Test
  void quotedPrintableShouldNotLetADotComeToALinesBegin() {
    LeafBody body = body("quoted-printable", "a".repeat(60) + ".bcdefghij\n");

    assertThat(spliced(body, insertion(60, 60, "XXXXXXXX")))
        .isEqualTo("a".repeat(60) + "XXXXXXX=\nX.bcdefghij\n");
  }

  @Test
  void quotedPrintableShouldEscapeADotOfTheTextAtALinesBegin() {
    LeafBody body = body("quoted-printable", "a".repeat(75) + "\n");

    assertThat(spliced(body, insertion(75, 75, ".gif"))).isEqualTo("a".repeat(75) + "=\n=2Egif\n");
  }

  @Test
  void removalShouldTakeNothingElseFromQuotedPrintable() {
    LeafBody body = body("quoted-printable", "a =3D <x=\n=3D\">=20b\n");

    assertThat(spliced(body, removal(body, "<x=\">"))).isEqualTo("a =3D =20b\n");
  }

  @Test
  void removalShouldBreakAQuotedPrintableLineThatItMakesTooLong() {
    LeafBody body = body("quoted-printable", "a".repeat(50) + "<x=\ny>" + "b".repeat(40) + "\n");

    assertThat(spliced(body, removal(body, "<xy>")))
        .isEqualTo("a".repeat(50) + "=\n" + "b".repeat(40) + "\n");
  }

  @Test
  void removalShouldNotLetADotOrAFromComeToALinesBegin() {
    for (String text : List.of(".", "From ")) {
      LeafBody body = body("quoted-printable", "a\n<x>" + text + "b\n");

      assertThat(spliced(body, removal(body, "<x>")))
          .isEqualTo("a\n" + (text.equals(".") ? "=2E" : "=46rom ") + "b\n");
    }
  }

  @Test
  void removalShouldEscapeABlankThatComesToALinesEnd() {
    for (String end : List.of("\nb\n", "\r\n", "")) {
      LeafBody body = body("quoted-printable", "a <x>" + end);

      assertThat(spliced(body, removal(body, "<x>"))).isEqualTo("a=20" + end);
    }
    String full = "a".repeat(74) + " <x=\ny>\n";
    assertThat(
            spliced(
                body("quoted-printable", full), removal(body("quoted-printable", full), "<xy>")))
        .isEqualTo("a".repeat(74) + "=\n=20\n");
  }

  @Test
  void removalShouldJoinLinesOfBareBytesWithinTheirBound() {
    LeafBody body = body("7bit", "a<x\n>b\nc<y>\n");

    assertThat(spliced(body, removal(body, "<x\n>"), removal(body, "<y>"))).isEqualTo("ab\nc\n");
    String long998 = "a".repeat(900) + "<x\n>" + "b".repeat(900);
    LeafBody tooLong = body("7bit", long998);
    assertThat(tooLong.splice(List.of(removal(tooLong, "<x\n>")))).isEmpty();
  }

  @Test
  void removalShouldEncodeBase64AnewFromItsLineOn() {
    LeafBody body = body("base64", "YWJj\nZDx4\nPmVm\n");

    assertThat(spliced(body, removal(body, "<x>"))).isEqualTo("YWJj\nZGVm\n");
  }

  @Test
  void quotedPrintableShouldDoubtWhatReadersDecodeDifferently() {
    LeafBody body = body("quoted-printable", "ab \ncd =XX e=\nf");

    assertThat(body.isCertain(0, 2)).isTrue();
    assertThat(body.isCertain(0, 4)).isFalse();
    assertThat(body.isCertain(7, 9)).isFalse();
    assertThat(body.isCertain(decoded(body).indexOf('e'), decoded(body).length())).isTrue();
  }

  @Test
  void quotedPrintableShouldDoubtAPlaceBehindAStraySign() {
    for (String raw : List.of("ab=|=", "ab=|\rcd", "ab=\r|cd", "ab=X|\n", "ab= |x", "=|x")) {
      assertThat(isCertainAtTheBar(raw)).as(raw).isFalse();
    }
    for (String raw : List.of("ab|=\rcd", "=41|b", "ab=\n|c", "ab=\r\n|c", "|=X", "a=3D=\n|", "")) {
      assertThat(isCertainAtTheBar(raw)).as(raw).isTrue();
    }
  }

  @Test
  void quotedPrintableShouldDoubtAPlaceBehindWhiteSpaceThatEndsItsLine() {
    for (String raw : List.of("ab  |", "ab | \n", "a\t|  \r\nb", "ab |\r\n", "ab |\rc", " |")) {
      assertThat(isCertainAtTheBar(raw)).as(raw).isFalse();
    }
    for (String raw :
        List.of("ab|  ", "ab|\n", "ab |c \n", "ab |=\nc", "ab=20|\n", "a \n|b", "|  ")) {
      assertThat(isCertainAtTheBar(raw)).as(raw).isTrue();
    }
  }

  @Test
  void otherEncodingsShouldDoubtNoPlace() {
    assertThat(body("7bit", "ab  ").isCertain(4)).isTrue();
    assertThat(body("base64", "YWI9IA==").isCertain(4)).isTrue();
  }

  @Test
  void removalShouldEscapeABlankWhereOnlyWhiteSpaceFollows() {
    LeafBody body = body("quoted-printable", "a <x> \t\nb");

    assertThat(spliced(body, removal(body, "<x>"))).isEqualTo("a=20 \t\nb");
  }

  @Test
  void quotedPrintableShouldFindEveryBytesPlaceAmongManyEscapes() {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      raw.append(i % 7 == 0 ? "=\n" : i % 3 == 0 ? "=3D" : "plain");
    }
    LeafBody body = body("quoted-printable", raw.toString());
    for (int at = 0; at <= body.decoded().length; at++) {
      String copy = spliced(body, insertion(at, at, "<>"));

      assertThat(decoded(body("quoted-printable", copy)))
          .isEqualTo(new StringBuilder(decoded(body)).insert(at, "<>").toString());
    }
  }

  @Test
  void base64ShouldStayAsItIsInFrontOfTheLineOfTheSplice() {
    LeafBody body = body("base64", "YWJj\nZGVm\nZ2hp\n");

    assertThat(spliced(body, insertion(4, 4, "X"))).isEqualTo("YWJj\nZFhl\nZmdo\naQ==\n");
  }

  @Test
  void base64ShouldBeginAtALineThatBeginsAGroup() {
    LeafBody body = body("base64", "YWJjZG\nVmZ2hp\n");

    assertThat(spliced(body, insertion(8, 8, "X"))).isEqualTo("YWJjZG\nVmZ2hY\naQ==\n");
  }

  @Test
  void base64ShouldSkipBlanksBesideLineEnds() {
    LeafBody body = body("base64", " YWJj \nZG \n\t Vm\nZ2hp\t\n ");

    assertThat(decoded(body)).isEqualTo("abcdefghi");
    assertThat(spliced(body, insertion(8, 8, "X")))
        .isEqualTo(" YWJj \nZG \n\t Vm\nZ2hY\naQ==\t\n ");
    assertThat(spliced(body, insertion(4, 4, "X"))).isEqualTo(" YWJj \nZFhl\nZmdo\naQ==\t\n ");
  }

  @Test
  void base64ShouldRefuseGarbage() {
    for (String raw : List.of("YWJj\n--\n", "YWI=YWJj", "YWJ", "YW Jj", "YWJj\rYWJj")) {
      assertThat(LeafBody.of(message("base64", raw), leaf("base64", raw))).as(raw).isEmpty();
    }
  }

  @Test
  void identityShouldBreakALineOnlyWhereItGetsTooLong() {
    LeafBody body = body("7bit", "a".repeat(900) + "\"v\"" + "b".repeat(90) + "\n");
    Splice splice = new Splice(901, 902, "X".repeat(100), 0, 100, List.of(-1, 101));

    assertThat(spliced(body, splice))
        .isEqualTo("a".repeat(900) + "\n\"" + "X".repeat(100) + "\"" + "b".repeat(90) + "\n");
  }

  @Test
  void identityShouldHaveNoRoomForAnOverlongText() {
    LeafBody body = body("7bit", "\"v\"");

    assertThat(body.hasRoom(new Splice(1, 2, "X".repeat(996), 0, 9, List.of(-1, 997)))).isTrue();
    assertThat(body.hasRoom(new Splice(1, 2, "X".repeat(997), 0, 9, List.of(-1, 998)))).isFalse();
  }

  @Test
  void holesShouldBeFilledInEveryEncoding() {
    for (String encoding : List.of("7bit", "quoted-printable", "base64")) {
      String raw = encoding.equals("base64") ? "YWJjZGVm\n" : "abcdef\n";
      LeafBody body = body(encoding, raw);
      Splice splice = new Splice(3, 4, "<" + "A".repeat(90) + ">", 1, 91, List.of());
      Spliced spliced = body.splice(List.of(splice)).orElseThrow();
      byte[] copy = new byte[spliced.body().length + 5];
      System.arraycopy(spliced.body(), 0, copy, 5, spliced.body().length);
      spliced.holes().getFirst().fill(copy, 5, bytes("B".repeat(90)));
      String filled = new String(copy, 5, copy.length - 5, StandardCharsets.ISO_8859_1);

      assertThat(decoded(body(encoding, filled)))
          .as(encoding)
          .startsWith("abc<" + "B".repeat(90) + ">ef");
    }
  }

  private static boolean isCertainAtTheBar(String raw) {
    LeafBody whole = body("quoted-printable", raw.replace("|", ""));
    int bar = decoded(body("quoted-printable", raw)).indexOf('|');
    return whole.isCertain(Math.max(0, bar));
  }

  private static Splice removal(LeafBody body, String text) {
    int at = decoded(body).indexOf(text);
    return Splice.of(at, at + text.length(), "");
  }

  private static Splice insertion(int start, int end, String text) {
    return new Splice(start, end, text, 0, 0, List.of());
  }

  private static String spliced(LeafBody body, Splice... splices) {
    byte[] bytes = body.splice(List.of(splices)).orElseThrow().body();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String decoded(LeafBody body) {
    return new String(body.decoded(), StandardCharsets.ISO_8859_1);
  }

  private static LeafBody body(String encoding, String raw) {
    Optional<LeafBody> body = LeafBody.of(message(encoding, raw), leaf(encoding, raw));
    return body.orElseThrow();
  }

  private static Leaf leaf(String encoding, String raw) {
    Scan scan = Message.scan(message(encoding, raw), MessageLimits.DEFAULT);
    return ((Message) scan).leaves().getFirst();
  }

  private static byte[] message(String encoding, String raw) {
    return bytes("Content-Transfer-Encoding: " + encoding + "\n\n" + raw);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
