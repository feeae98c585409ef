package org.waybill.plan;

import java.util.List;
import java.util.Optional;
import org.waybill.html.LinkPlace;
import org.waybill.html.PixelPlace;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Splice;

/** A leaf that readers show, read for its links and the place of a pixel. */
sealed interface ShownLeaf permits HtmlLeaf, TextLeaf {

  /** Where it lies. */
  Leaf leaf();

  /** Its bytes. */
  LeafBody body();

  /** Every link place with its verdict, in source order. */
  List<LinkPlace> links();

  /** Where the pixel goes, behind the content. */
  PixelPlace pixel();

  /** Where a second pixel goes, before the content; most often nowhere. */
  PixelPlace topPixel();

  /** Where the one behind goes instead, if the line there can hold no more. */
  Optional<PixelPlace.At> otherPixel();

  /** What the reader is told about a link, to look for sensitive words in. */
  String told(LinkPlace link);

  /** The splice as it suits this kind of leaf. */
  Splice fitted(Splice splice);

  /** Whether there is room for the splice of a link. */
  boolean hasRoom(LinkPlace link, Splice splice);

  /** The beginning of what it says. */
  String visibleText();

  /** The leaf, or why it stays. */
  sealed interface Reading {}

  /** It can be tracked. */
  record Read(ShownLeaf leaf) implements Reading {}

  /**
   * It stays.
   *
   * @param scanned how many decoded bytes were looked at to find that out
   */
  record Unread(Leave leave, int scanned) implements Reading {}
}
