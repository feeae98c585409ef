package org.waybill.html;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.waybill.html.PixelPlace.At;
import org.waybill.html.PixelPlace.None;

/**
 * Chooses among the places for the pixel; offsets in the text. The pixel takes no part in the
 * layout, so all that counts is that nothing else in the tree changes and that no style rule that
 * asks for an element's neighbours finds it. Where the tree alone does not tell what a pixel would
 * do, it is tried.
 */
final class PixelChoice {
  /** How many texts are looked at. */
  private static final int MAX_TEXTS = 400;

  private final String source;
  private final TreeIndex tree;
  private final PixelFinder finder;
  private final SiblingRules rules;
  private @Nullable LinePlaces lines;

  PixelChoice(String source, TreeIndex tree, PixelFinder finder) {
    this.source = source;
    this.tree = tree;
    this.finder = finder;
    this.rules = new SiblingRules(tree.sheets());
  }

  /**
   * The place the finder found, or one behind text where mailers would cut it off or it would
   * change something; none where it would change the tree wherever it stood.
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
            : lastBehindText(offset -> growth.grown(offset) <= clipBytes / 5 * 4);
    return early.or(() -> late(found)).<PixelPlace>map(At::new).orElse(new None("unsure"));
  }

  /** The first place behind text, before the other; none without it. */
  PixelPlace topBefore(PixelPlace bottom) {
    return bottom instanceof At(int limit)
        ? behindText(lines().texts(), offset -> offset < limit)
            .<PixelPlace>map(At::new)
            .orElse(new None("unsure"))
        : bottom;
  }

  /**
   * The place for a block of text that is read last: the one the finder found, or behind the white
   * space that follows it; none where it would not be seen, or would change the tree.
   */
  PixelPlace block() {
    return finder.place() instanceof At(int found)
        ? Stream.of(found, behindSpace(found))
            .distinct()
            .filter(at -> BlockTrial.of(tree.document(), source, at).isShownAlone())
            .findFirst()
            .<PixelPlace>map(At::new)
            .orElse(new None("unsure"))
        : finder.place();
  }

  private Optional<Integer> late(int found) {
    boolean alone = tree.regularity().isBodyAlone(tree.document().body(), found);
    if (alone) {
      return rules.askWhatFollows()
          ? lastBehindText(offset -> offset < found).or(() -> Optional.of(found))
          : Optional.of(found);
    }
    int near = found - source.length() / 8;
    return lastBehindText(offset -> offset >= near && offset <= found)
        .or(() -> tried(found))
        .or(() -> lastBehindText(offset -> offset < near));
  }

  /** At the place, or behind the white space that follows it. */
  private Optional<Integer> tried(int found) {
    return Stream.of(found, behindSpace(found)).distinct().filter(this::isFree).findFirst();
  }

  private boolean isFree(int at) {
    PixelTrial trial = PixelTrial.of(tree.document(), source, at);
    return trial.changesNothing() && !trial.isLinked();
  }

  private Optional<Integer> lastBehindText(IntPredicate allowed) {
    return behindText(lines().texts().reversed(), allowed);
  }

  /** At the end of a line, or else of any text. */
  private Optional<Integer> behindText(List<TextNode> texts, IntPredicate allowed) {
    return behindText(texts, allowed, lines()::endsLine)
        .or(() -> behindText(texts, allowed, text -> true));
  }

  private Optional<Integer> behindText(
      List<TextNode> texts, IntPredicate allowed, Predicate<TextNode> fit) {
    boolean alone = rules.ask();
    return texts.stream()
        .filter(text -> allowed.test(lines().end(text)))
        .limit(MAX_TEXTS)
        .filter(fit)
        .filter(text -> lines().isPlace(text))
        .filter(text -> !alone || hasNoSiblings(text))
        .map(text -> lines().end(text))
        .findFirst();
  }

  private static boolean hasNoSiblings(TextNode text) {
    @Nullable Element parent = text.parent();
    return parent != null && parent.childrenSize() == 0;
  }

  private LinePlaces lines() {
    if (lines == null) {
      lines = new LinePlaces(tree.document(), source, finder.textEnds());
    }
    return lines;
  }

  private int behindSpace(int offset) {
    int end = offset;
    while (end < source.length() && Ascii.isSpace(source.charAt(end))) {
      end++;
    }
    return end;
  }
}
