package org.waybill.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.html.HtmlLimits;
import org.waybill.html.LinkPlace;
import org.waybill.html.PixelPlace;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Message;
import org.waybill.message.Splice;
import org.waybill.message.TransferEncoding;
import org.waybill.text.TextScan;

/**
 * One text/plain leaf read: links only.
 *
 * @param leaf where it lies
 * @param body its bytes
 * @param scan its links
 */
record TextLeaf(Leaf leaf, LeafBody body, TextScan scan) implements ShownLeaf {

  /** RFC 5322 section 2.1.1: bytes in a line, its end not counted. */
  private static final int LONGEST_LINE = 998;

  /** Decodes and scans a leaf within the limits of HTML. */
  static Reading read(Message message, Leaf leaf, HtmlLimits limits) {
    Optional<LeafBody> body = message.body(leaf);
    if (body.isEmpty()) {
      return new Unread(new Leave(LeaveReason.ENCODING, "the text's transfer encoding"), 0);
    }
    byte[] decoded = body.get().decoded();
    if (decoded.length > limits.maxBytes()) {
      return new Unread(new Leave(LeaveReason.LIMIT, "text beyond the limit of bytes"), 0);
    }
    return TextScan.of(decoded, leaf.charset(), isFlowed(leaf), limits.maxLinks())
        .map(scan -> within(limits, new TextLeaf(leaf, body.get(), scan)))
        .orElseGet(
            () ->
                new Unread(
                    new Leave(LeaveReason.CHARSET, leaf.charset().orElse("none")), decoded.length));
  }

  private static Reading within(HtmlLimits limits, TextLeaf text) {
    return text.links().size() > limits.maxLinks()
        ? new Unread(
            new Leave(LeaveReason.LIMIT, "text beyond the limit of links"),
            text.body().decoded().length)
        : new Read(text);
  }

  /** RFC 3676 section 4. */
  private static boolean isFlowed(Leaf leaf) {
    return leaf.type()
        .parameters()
        .getOrDefault("format", "")
        .toLowerCase(Locale.ROOT)
        .equals("flowed");
  }

  @Override
  public List<LinkPlace> links() {
    return scan.links();
  }

  @Override
  public PixelPlace pixel() {
    return new PixelPlace.None("text");
  }

  @Override
  public PixelPlace topPixel() {
    return pixel();
  }

  @Override
  public Optional<PixelPlace.At> otherPixel() {
    return Optional.empty();
  }

  @Override
  public String told(LinkPlace link) {
    return scan.lead(link);
  }

  /** Without breaks: in text every line end is seen. */
  @Override
  public Splice fitted(Splice splice) {
    return new Splice(
        splice.start(),
        splice.end(),
        splice.text(),
        splice.holeStart(),
        splice.holeEnd(),
        List.of());
  }

  /** Where lines stand as they are, this one has to hold the text, and those of its neighbours. */
  @Override
  public boolean hasRoom(LinkPlace link, Splice splice) {
    if (leaf.encoding().filter(TransferEncoding.IDENTITY::equals).isEmpty()) {
      return true;
    }
    int growth =
        scan.inLineOf(link).stream()
            .mapToInt(other -> splice.text().length() + longer(other, link))
            .sum();
    return scan.lineLength(link) + growth <= LONGEST_LINE;
  }

  /** At most so much longer is its tracked URL: a target is sealed in base64. */
  private static int longer(LinkPlace other, LinkPlace link) {
    return Math.max(0, other.source().length() - link.source().length() + 2) * 4 / 3;
  }

  @Override
  public String visibleText() {
    return scan.sample();
  }
}
