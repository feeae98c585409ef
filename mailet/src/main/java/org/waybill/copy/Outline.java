package org.waybill.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.waybill.html.Looks;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;

/**
 * What a tracked message looks like: its last HTML leaf with the numbers of its links in place of
 * all addresses. The same for every recipient. Pure functions.
 */
public final class Outline {

  private Outline() {}

  /**
   * Of a plan's message.
   *
   * @param most bytes of the leaf; a larger one has none
   * @return HTML as {@link Looks} leaves it; empty where there is no HTML leaf to show
   */
  public static Optional<String> of(Track plan, int most) {
    return plan.message().leaves().stream()
        .filter(leaf -> leaf.isInline() && leaf.type().value().equalsIgnoreCase("text/html"))
        .reduce((earlier, later) -> later)
        .flatMap(leaf -> of(plan, leaf, most));
  }

  private static Optional<String> of(Track plan, Leaf leaf, int most) {
    return plan.message()
        .body(leaf)
        .map(LeafBody::decoded)
        .filter(decoded -> decoded.length <= most)
        .map(decoded -> Looks.of(numbered(decoded, edits(plan, leaf)), leaf.charset()));
  }

  private static List<Edit> edits(Track plan, Leaf leaf) {
    return plan.leaves().stream()
        .filter(edited -> edited.leaf().start() == leaf.start())
        .findFirst()
        .map(LeafEdits::edits)
        .orElse(List.of());
  }

  private static byte[] numbered(byte[] decoded, List<Edit> edits) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(decoded.length);
    int copied = 0;
    for (Edit edit : edits) {
      if (!edit.isPixel()) {
        out.write(decoded, copied, edit.splice().start() - copied);
        out.writeBytes((Looks.LINK + edit.number()).getBytes(StandardCharsets.US_ASCII));
        copied = edit.splice().end();
      }
    }
    out.write(decoded, copied, decoded.length - copied);
    return out.toByteArray();
  }
}
