package org.waybill.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.waybill.html.LinkVerdict.Left;
import org.waybill.html.LinkVerdict.Target;

/** A body and its scan, with what the tests ask of both. */
record Scanned(String body, HtmlScan scan) {

  /** Scans a body given as one char (0-255) a byte. */
  static Scanned bytes(String body, String charset) {
    return new Scanned(
        body, HtmlScan.of(body.getBytes(ISO_8859_1), Optional.of(charset), HtmlLimits.DEFAULT));
  }

  /** With other choices than the default ones. */
  static Scanned html(String body, HtmlOptions options) {
    return new Scanned(
        body, HtmlScan.of(body.getBytes(ISO_8859_1), Optional.of("us-ascii"), options));
  }

  static Scanned html(String body) {
    return bytes(body, "us-ascii");
  }

  /** What became of each link: its target, or the reason's code in brackets. */
  List<String> verdicts() {
    return scan.links().stream().map(Scanned::verdict).toList();
  }

  private static String verdict(LinkPlace link) {
    return switch (link.verdict()) {
      case Target target -> target.url();
      case Left left -> "[" + left.reason().code() + "]";
    };
  }

  /**
   * The body with every tracked value replaced by {@code #1}, {@code #2}, ... and the pixel by
   * {@code ^}.
   */
  String marked() {
    return new Splice(body, scan).with(n -> "#" + n, "^");
  }

  List<String> labels() {
    return scan.links().stream().map(LinkPlace::label).toList();
  }

  /** The body with {@code ^} where the second pixel stands, at the top. */
  String markedAtTop() {
    return scan.topPixel() instanceof PixelPlace.At(int offset)
        ? body.substring(0, offset) + "^" + body.substring(offset)
        : body;
  }
}
