package org.waybill.html;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.waybill.html.LinePlaces.Line;
import org.waybill.html.PixelPlace.At;
import org.waybill.html.PixelPlace.None;

/**
 * Chooses among the places for the pixel; offsets in the text. Where the tree alone does not tell
 * what a pixel would do, it is tried.
 */
final class PixelChoice {
  /** A trial is a parse of the whole text: so many at most, and of so many characters together. */
  private static final int MAX_TRIALS = 6;

  private static final int MAX_TRIED = 1 << 20;

  /** How many lines are looked at. */
  private static final int MAX_LINES = 400;

  /** What a pixel in a place does. */
  private enum Effect {
    /** It changes the tree. */
    CHANGES,
    /** It changes nothing in the tree, yet others move on the screen, by a pixel or a line. */
    MOVES,
    /** Nothing but the pixel itself. */
    NONE
  }

  private final String source;
  private final TreeIndex tree;
  private final Document document;
  private final PixelFinder finder;
  private final LinePlaces lines;
  private final PageStyles styles;
  private int trials;

  PixelChoice(String source, TreeIndex tree, PixelFinder finder) {
    this.source = source;
    this.tree = tree;
    this.document = tree.document();
    this.finder = finder;
    this.lines = new LinePlaces(document, source, finder.textEnds(), finder.breaks());
    this.styles = PageStyles.of(document);
    this.trials = Math.clamp(MAX_TRIED / Math.max(1, source.length()), 2, MAX_TRIALS);
  }

  /**
   * The place the finder found, or one in a line where mailers would cut it off or it would change
   * the tree or move something; none where it would change the tree wherever it stood.
   *
   * @param clipBytes size at which mailers cut the body off (Gmail: 102 kB)
   */
  PixelPlace bottom(Growth growth, int clipBytes) {
    if (!(finder.place() instanceof At(int found))) {
      return finder.place();
    }
    Optional<Integer> early =
        growth.grown(source.length()) < clipBytes
            ? Optional.empty()
            : inLine(offset -> growth.grown(offset) <= clipBytes / 5 * 4);
    return early.or(() -> late(found)).<PixelPlace>map(At::new).orElse(new None("unsure"));
  }

  /** The first place in a line where a pixel does nothing, before the other; none without it. */
  PixelPlace topBefore(PixelPlace bottom) {
    return bottom instanceof At(int limit)
        ? still(lines.all().stream().filter(line -> line.offset() < limit))
            .<PixelPlace>map(At::new)
            .orElse(new None("unsure"))
        : bottom;
  }

  private Optional<Integer> inLine(Predicate<Integer> allowed) {
    return still(last(allowed)).or(() -> unchanged(last(allowed)));
  }

  private Optional<Integer> late(int found) {
    Effect atEnd = atEnd(found);
    if (atEnd == Effect.NONE) {
      return Optional.of(found);
    }
    Predicate<Integer> before = offset -> offset < found;
    Optional<Integer> line = still(last(before));
    if (line.isPresent() || atEnd == Effect.MOVES) {
      return line.or(() -> Optional.of(found));
    }
    int behindSpace = behindSpace(found);
    boolean there = behindSpace > found && tried(behindSpace) != Effect.CHANGES;
    return there ? Optional.of(behindSpace) : unchanged(last(before));
  }

  private Stream<Line> last(Predicate<Integer> allowed) {
    return lines.all().reversed().stream().filter(line -> allowed.test(line.offset()));
  }

  private Optional<Integer> still(Stream<Line> places) {
    return places
        .limit(MAX_LINES)
        .filter(line -> line.spot().movesNothing(styles))
        .filter(line -> isSure(line) || tried(line.offset()) == Effect.NONE)
        .map(Line::offset)
        .findFirst();
  }

  private Optional<Integer> unchanged(Stream<Line> places) {
    return places
        .filter(line -> line.node() instanceof TextNode)
        .limit(MAX_TRIALS)
        .filter(line -> isSure(line) || tried(line.offset()) != Effect.CHANGES)
        .map(Line::offset)
        .findFirst();
  }

  /**
   * Whether the tree alone tells that a pixel there changes nothing: what was opened again for it
   * was so for the text or the line break already.
   */
  private boolean isSure(Line line) {
    return !(line.node() instanceof TextNode) || tree.regularity().isOrdered();
  }

  private Effect atEnd(int offset) {
    if (!tree.regularity().isBodyAlone(document.body(), offset)) {
      return tried(offset);
    }
    return isStill(Spot.atEndOf(document), offset) ? Effect.NONE : Effect.MOVES;
  }

  /**
   * White space at the end of a line is unseen; in front of an image it would be seen, and be
   * underlined in a link.
   */
  private boolean isStill(Spot spot, int offset) {
    return spot.movesNothing(styles) && !(spot.isInLine() && spaceBefore(offset));
  }

  /** Whether white space stands in front of the place, tags not counted. */
  private boolean spaceBefore(int offset) {
    int at = offset - 1;
    while (at >= 0 && source.charAt(at) == '>') {
      at = source.lastIndexOf('<', at) - 1;
    }
    return at >= 0 && Ascii.isSpace(source.charAt(at));
  }

  private Effect tried(int offset) {
    if (trials-- <= 0) {
      return Effect.CHANGES;
    }
    PixelTrial trial = PixelTrial.of(document, source, offset);
    if (!trial.changesNothing()) {
      return Effect.CHANGES;
    }
    return isStill(trial.spot(), offset) ? Effect.NONE : Effect.MOVES;
  }

  private int behindSpace(int offset) {
    int end = offset;
    while (end < source.length() && Ascii.isSpace(source.charAt(end))) {
      end++;
    }
    return end;
  }
}
