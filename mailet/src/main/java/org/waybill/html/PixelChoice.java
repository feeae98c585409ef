package org.waybill.html;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.waybill.html.PixelPlace.At;

/** Chooses among the places for the pixel by trying them; offsets in the text. */
final class PixelChoice {
  /** A trial is a parse of the whole text. */
  private static final int MAX_TRIALS = 6;

  private final String source;
  private final Document document;
  private final PixelFinder finder;
  private final TextPlace textPlace;

  PixelChoice(String source, Document document, PixelFinder finder, TextPlace textPlace) {
    this.source = source;
    this.document = document;
    this.finder = finder;
    this.textPlace = textPlace;
  }

  /**
   * The place the finder found, or one behind text where mailers would cut it off or it would
   * change the tree or move something; none where it would change the tree wherever it stood.
   */
  PixelPlace place(int clipBytes) {
    return finder.place() instanceof At at ? tried(candidates(at, clipBytes)) : finder.place();
  }

  private List<Integer> candidates(At found, int clipBytes) {
    List<Integer> candidates = new ArrayList<>(textPlace.beforeClip(clipBytes, MAX_TRIALS));
    if (candidates.isEmpty()) {
      candidates.add(found.offset());
      textPlace.last(MAX_TRIALS).stream().filter(o -> o < found.offset()).forEach(candidates::add);
    }
    return candidates.stream().limit(MAX_TRIALS).toList();
  }

  private PixelPlace tried(List<Integer> candidates) {
    PixelPlace best = new PixelPlace.None("unsure");
    for (int offset : candidates) {
      PixelTrial trial = PixelTrial.of(document, source, offset);
      if (trial.changesNothing()) {
        if (trial.movesNothing()) {
          return new At(offset);
        }
        best = best instanceof At ? best : new At(offset);
      }
    }
    return best;
  }
}
