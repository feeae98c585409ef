package org.waybill.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.waybill.html.Looks;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;

/**
 * The last HTML leaf of a tracked message with the numbers of its links in place of their
 * addresses. The same for every recipient. Immutable; holds a copy of the leaf and not the message.
 */
public final class Outline {

  /** Bytes of the digest that tell our numbers from what an author wrote. */
  private static final int MARK = 8;

  private final byte[] numbered;
  private final Optional<String> charset;
  private final String mark;

  private Outline(byte[] numbered, Optional<String> charset, String mark) {
    this.numbered = numbered;
    this.charset = charset;
    this.mark = mark;
  }

  /**
   * Of a plan's message; costs no more than a copy.
   *
   * @param most bytes of the leaf; a larger one has none
   * @return empty where there is no HTML leaf to show
   */
  public static Optional<Outline> of(Track plan, int most) {
    return plan.message().leaves().stream()
        .filter(leaf -> leaf.isInline() && leaf.type().value().equalsIgnoreCase("text/html"))
        .reduce((earlier, later) -> later)
        .flatMap(leaf -> of(plan, leaf, most));
  }

  private static Optional<Outline> of(Track plan, Leaf leaf, int most) {
    // nobody writes the digest of what it stands in
    String mark = HexFormat.of().formatHex(Arrays.copyOf(plan.htmlDigest(), MARK)) + "-";
    return plan.message()
        .body(leaf)
        .map(LeafBody::decoded)
        .filter(decoded -> decoded.length <= most)
        .map(
            decoded ->
                new Outline(numbered(decoded, edits(plan, leaf), mark), leaf.charset(), mark));
  }

  /** What it looks like, as {@link Looks} leaves it; parses the leaf. */
  public String html() {
    return Looks.of(numbered, charset, mark);
  }

  private static List<Edit> edits(Track plan, Leaf leaf) {
    return plan.leaves().stream()
        .filter(edited -> edited.leaf().start() == leaf.start())
        .findFirst()
        .map(LeafEdits::edits)
        .orElse(List.of());
  }

  private static byte[] numbered(byte[] decoded, List<Edit> edits, String mark) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(decoded.length);
    int copied = 0;
    for (Edit edit : edits) {
      if (edit.isLink()) {
        out.write(decoded, copied, edit.splice().start() - copied);
        out.writeBytes((Looks.LINK + mark + edit.number()).getBytes(StandardCharsets.US_ASCII));
        copied = edit.splice().end();
      }
    }
    out.write(decoded, copied, decoded.length - copied);
    return out.toByteArray();
  }
}
