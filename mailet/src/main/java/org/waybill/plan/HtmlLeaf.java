package org.waybill.plan;

import java.util.Locale;
import org.waybill.html.HtmlOptions;
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

  /**
   * It stays.
   *
   * @param scanned how many decoded bytes were looked at to find that out
   */
  record Unread(Leave leave, int scanned) implements Reading {}

  /** Decodes and scans a leaf. */
  static Reading read(byte[] raw, Leaf leaf, HtmlOptions options) {
    return LeafBody.of(raw, leaf)
        .map(body -> read(leaf, body, options))
        .orElseGet(
            () -> new Unread(new Leave(LeaveReason.ENCODING, "the HTML's transfer encoding"), 0));
  }

  private static Reading read(Leaf leaf, LeafBody body, HtmlOptions options) {
    int length = body.decoded().length;
    int scanned = length > options.limits().maxBytes() ? 0 : length;
    HtmlScan scan = HtmlScan.of(body.decoded(), leaf.charset(), options);
    return scan.refusal()
        .map(reason -> refused(reason, leaf, scanned))
        .orElseGet(() -> new Read(new HtmlLeaf(leaf, body, scan)));
  }

  private static Reading refused(String reason, Leaf leaf, int scanned) {
    Leave leave =
        switch (reason) {
          case "limit" -> new Leave(LeaveReason.LIMIT, "HTML beyond the limits of bytes or links");
          case "charset" ->
              new Leave(
                  LeaveReason.CHARSET, leaf.charset().orElse("none").toLowerCase(Locale.ROOT));
          default -> new Leave(LeaveReason.UNSURE, reason);
        };
    return new Unread(leave, scanned);
  }
}
