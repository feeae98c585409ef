package org.waybill.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.html.HtmlOptions;
import org.waybill.html.HtmlScan;
import org.waybill.html.LinkPlace;
import org.waybill.html.NextLine;
import org.waybill.html.PixelPlace;
import org.waybill.html.VisibleText;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.Splice;

/**
 * One HTML leaf read.
 *
 * @param leaf where it lies
 * @param body its bytes
 * @param scan its links and the pixel's place
 */
record HtmlLeaf(Leaf leaf, LeafBody body, HtmlScan scan) implements ShownLeaf {

  /** Decodes and scans a leaf. */
  static Reading read(Message message, Leaf leaf, HtmlOptions options) {
    if (!leaf.hasBody(message.raw())) {
      return new Unread(new Leave(LeaveReason.NOTHING_TO_TRACK, "no body"), 0);
    }
    return message
        .body(leaf)
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

  @Override
  public List<LinkPlace> links() {
    return scan.links();
  }

  @Override
  public PixelPlace pixel() {
    return scan.pixel();
  }

  @Override
  public PixelPlace topPixel() {
    return scan.topPixel();
  }

  @Override
  public Optional<PixelPlace.At> otherPixel() {
    return scan.pixel() instanceof PixelPlace.At at
        ? NextLine.behind(body.decoded(), leaf.charset(), at)
        : Optional.empty();
  }

  @Override
  public String told(LinkPlace link) {
    return link.label();
  }

  @Override
  public Splice fitted(Splice splice) {
    return splice;
  }

  @Override
  public boolean hasRoom(LinkPlace link, Splice splice) {
    return body.hasRoom(splice);
  }

  @Override
  public String visibleText() {
    return VisibleText.sample(body.decoded(), leaf.charset());
  }
}
