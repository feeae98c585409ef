package org.waybill.plan;

import java.util.Locale;
import org.waybill.html.HtmlLimits;
import org.waybill.html.HtmlScan;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;

/**
 * One HTML leaf read.
 *
 * @param leaf where it lies
 * @param body its bytes
 * @param scan its links and the pixel's place
 */
record HtmlLeaf(Leaf leaf, LeafBody body, HtmlScan scan) {

  /** The leaf, or why it stays. */
  sealed interface Reading {}

  /** It can be tracked. */
  record Read(HtmlLeaf html) implements Reading {}

  /** It stays. */
  record Unread(Leave leave) implements Reading {}

  /** Decodes and scans a leaf. */
  static Reading read(byte[] raw, Leaf leaf, HtmlLimits limits) {
    return LeafBody.of(raw, leaf)
        .map(body -> read(leaf, body, limits))
        .orElseGet(() -> unread(LeaveReason.ENCODING, "the HTML's transfer encoding"));
  }

  private static Reading read(Leaf leaf, LeafBody body, HtmlLimits limits) {
    HtmlScan scan = HtmlScan.of(body.decoded(), leaf.charset(), limits);
    return scan.refusal()
        .map(reason -> refused(reason, leaf))
        .orElseGet(() -> new Read(new HtmlLeaf(leaf, body, scan)));
  }

  private static Reading refused(String reason, Leaf leaf) {
    return switch (reason) {
      case "limit" -> unread(LeaveReason.LIMIT, "HTML beyond the limits of bytes or links");
      case "charset" ->
          unread(LeaveReason.CHARSET, leaf.charset().orElse("none").toLowerCase(Locale.ROOT));
      default -> unread(LeaveReason.UNSURE, reason);
    };
  }

  private static Reading unread(LeaveReason reason, String detail) {
    return new Unread(new Leave(reason, detail));
  }
}
