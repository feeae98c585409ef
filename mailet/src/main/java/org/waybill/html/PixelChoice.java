package org.waybill.html;

import org.waybill.html.PixelPlace.At;

/** Chooses among the places for the pixel; offsets in the text. */
final class PixelChoice {
  private static final String PIXEL = "<img src=\"x\">";

  private final String source;
  private final TreeIndex tree;
  private final PixelFinder finder;
  private final TextPlace textPlace;

  PixelChoice(String source, TreeIndex tree, PixelFinder finder, TextPlace textPlace) {
    this.source = source;
    this.tree = tree;
    this.finder = finder;
    this.textPlace = textPlace;
  }

  /**
   * The place the finder found, or one behind text where mailers would cut it off or it would
   * change the tree.
   */
  PixelPlace place(int clipBytes) {
    PixelPlace found = finder.place();
    if (!(found instanceof At at)) {
      return found;
    }
    int early = textPlace.beforeClip(clipBytes).orElse(at.offset());
    if (early < at.offset()) {
      return new At(early);
    }
    return finder.leavesFormattingOpen() && !isPlain(at.offset())
        ? new At(Math.min(at.offset(), textPlace.last().orElse(at.offset())))
        : at;
  }

  /**
   * True where an image here adds one element to the tree. Behind a formatting element left open in
   * a closed block it would add that element once more (WHATWG HTML section 13.2.4.3). Asks for a
   * second parse, so only where it may be.
   */
  private boolean isPlain(int offset) {
    String spliced = source.substring(0, offset) + PIXEL + source.substring(offset);
    return TreeIndex.elements(spliced) == tree.document().stream().count() + 1;
  }
}
