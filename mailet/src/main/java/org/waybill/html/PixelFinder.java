package org.waybill.html;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the pixel's place: before the last {@code </body>} that is an end tag of the page, or after
 * the visible content that follows it (list footers), or, without one, at the end of the content.
 *
 * <p>Why that is right: after {@code </body>} the tree builder puts what is visible back into the
 * body (WHATWG HTML section 13.2.6.4.19), so the end of the last content is in the body whatever is
 * still open. The place is always an edge of a token of the source and outside of every tag,
 * comment, raw element, template and noscript, so an {@code <img>} there begins a tag of its own.
 * Where the source breaks off inside such a thing, the place is before it.
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
          "title",
          "style",
          "script",
          "template",
          "noframes");

  /** Elements that the tree builder opens again where they were left open (section 13.2.4.3). */
  private static final Set<String> FORMATTING =
      Set.of(
          "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong",
          "tt", "u");

  private final String source;
  private final TreeIndex tree;
  private final Map<String, Integer> formatting = new HashMap<>();

  /** Offset of the last end tag of the body so far, -1 for none. */
  private int bodyEnd = -1;

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

  /** True where the source has more start tags than end tags of some formatting element. */
  boolean leavesFormattingOpen() {
    return formatting.values().stream().anyMatch(open -> open > 0);
  }

  /** The place, as an offset in the text. */
  PixelPlace place() {
    if (!tree.document().select("frameset").isEmpty()) {
      return new PixelPlace.None("frameset");
    }
    if (dangling.isPresent() && (!anythingSeen || dangling.get().equals("title"))) {
      return new PixelPlace.None("open-" + dangling.get());
    }
    if (contentEnd == 0 && bodyEnd < 0) {
      return new PixelPlace.None("empty");
    }
    return new PixelPlace.At(open ? contentEnd : bodyEnd);
  }

  @Override
  public void text(int start, int end) {
    int last = end;
    while (last > start && Ascii.isSpace(source.charAt(last - 1))) {
      last--;
    }
    if (last > start) {
      textEnds.set(last);
      visible(start, end);
    } else {
      extend(start, end);
    }
  }

  @Override
  public void startTag(TagSource tag) {
    count(tag, 1);
    Optional<Integer> end = tree.asideAt(tag.start());
    if (end.isPresent()) {
      aside(tag, end.get());
    } else if (UNSEEN.contains(tag.name())) {
      extend(tag.start(), tag.end());
    } else {
      visible(tag.start(), tag.end());
    }
  }

  private void count(TagSource tag, int step) {
    if (FORMATTING.contains(tag.name())) {
      formatting.merge(tag.name(), step, Integer::sum);
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
    count(tag, -1);
    if (tag.start() < asideEnd) {
      return;
    }
    // Without an end tag of the body, that of the document is one.
    if (tag.name().equals("body") || (tag.name().equals("html") && open)) {
      bodyEnd = tag.start();
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
  public void comment(int end) {
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
