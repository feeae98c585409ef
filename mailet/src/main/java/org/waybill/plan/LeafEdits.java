package org.waybill.plan;

import java.util.List;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Spliced;

/**
 * One leaf and its edits in the order of the source.
 *
 * @param leaf where it lies in the message
 * @param original its body as found
 * @param edits at least one
 * @param spliced the encoded body with all edits in place and any token in the holes
 */
public record LeafEdits(Leaf leaf, LeafBody original, List<Edit> edits, Spliced spliced) {

  public LeafEdits {
    edits = List.copyOf(edits);
  }

  /** Whether anything in it is tracked; else it only tells about it. */
  boolean isTracked() {
    return edits.stream().anyMatch(edit -> !edit.isDisclosure());
  }
}
