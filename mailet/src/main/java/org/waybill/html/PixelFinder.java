package org.waybill.html;

import java.util.BitSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pixel's place: directly behind the last content before the last {@code </body>} that is
 * an end tag of the page, or behind the visible content that follows it (list footers), or, without
 * one, at the end of the content. White space that follows stays behind the pixel: at the end of a
 * line it has no size, in front of an image it would have one; and where a boundary is missing,
 * readers differ on whether the last line end belongs to the body.
 *
 * <p>Why that is right: after {@code </body>} the tree builder puts what is visible back into the
 * body (WHATWG HTML section 13.2.6.4.19), so the end of the last content is in the body whatever is
 * still open. The place is always an edge of a token of the source and outside of every tag,
 * comment, raw element, template and noscript, so an {@code <img>} there begins a tag of its own.
 * Where the source breaks off inside such a thing, the place is before it. {@link PixelTrial} tries
 * it all the same.
 */
final class PixelFinder implements SourceTokens {
  /** Start tags that show nothing. */
  private static final Set<String> UNSEEN =
      Set.of(
          "html",
          "head",
          "body",
          "meta",
          "link",
          "base",
          "basefont",
          "bgsound",
          "title",
          "style",
          "script",
          "template",
          "noframes");

  private final String source;
  private final TreeIndex tree;

  /** Something visible came after the last end tag of the body, or there is none yet. */
  private boolean open = true;

  private boolean anythingSeen;

  /** The end of what has to stand before the pixel. */
  private int contentEnd;

  /** The end of the template or noscript we are in. */
  private int asideEnd;

  private Optional<String> dangling = Optional.empty();

  private final BitSet textEnds = new BitSet();

  PixelFinder(String source, TreeIndex tree) {
    this.source = source;
    this.tree = tree;
  }

  /** The ends of all text, white space at the end not counted. */
  BitSet textEnds() {
    return textEnds;
  }

  /** The place, as an offset in the text. */
  PixelPlace place() {
    if (!tree.document().getElementsByTag("frameset").isEmpty()) {
      return new PixelPlace.None("frameset");
    }
    if (dangling.isPresent() && (!anythingSeen || dangling.get().equals("title"))) {
      return new PixelPlace.None("open-" + dangling.get());
    }
    // white space in front of all content is none of the tree
    return new PixelPlace.At(contentEnd == 0 ? source.length() : contentEnd);
  }

  @Override
  public void text(int start, int end) {
    int last = end;
    while (last > start && Ascii.isSpace(source.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      textEnds.set(last);
      visible(start, last);
    }
  }

  @Override
  public void startTag(TagSource tag) {
    Optional<Integer> end = tree.asideAt(tag.start());
    if (end.isPresent()) {
      aside(tag, end.get());
    } else if (UNSEEN.contains(tag.name())) {
      extend(tag.start(), tag.end());
    } else {
      visible(tag.start(), tag.end());
    }
  }

  private void aside(TagSource tag, int end) {
    if (end < 0) {
      dangling(tag.start(), tag.name());
      asideEnd = Integer.MAX_VALUE;
    } else if (tag.start() >= asideEnd) {
      extend(tag.start(), end);
      asideEnd = end;
    }
  }

  @Override
  public void endTag(TagSource tag) {
    if (tag.start() < asideEnd) {
      return;
    }
    // Without an end tag of the body, that of the document is one.
    if (tag.name().equals("body") || (tag.name().equals("html") && open)) {
      open = false;
    } else if (!tag.name().equals("html")) {
      extend(tag.start(), tag.end());
    }
  }

  @Override
  public void rawElement(TagSource tag, int end) {
    if (UNSEEN.contains(tag.name())) {
      extend(tag.start(), end);
    } else {
      visible(tag.start(), end);
    }
  }

  @Override
  public void comment(int start, int end) {
    // After the closing comment of a ghost table in Outlook, too.
    extend(end, end);
  }

  @Override
  public void dangling(int start, String what) {
    if (dangling.isEmpty() && start >= asideEnd) {
      dangling = Optional.of(what);
    }
  }

  private void visible(int start, int end) {
    if (start >= asideEnd) {
      anythingSeen = true;
      open = true;
      contentEnd = end;
    }
  }

  /** Goes on to the end of what shows nothing, but belongs to what stands before it. */
  private void extend(int start, int end) {
    if (start >= asideEnd && open) {
      contentEnd = end;
    }
  }
}
