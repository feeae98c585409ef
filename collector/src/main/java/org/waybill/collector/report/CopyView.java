package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * One copy: why it counts as it does. Immutable.
 *
 * @param alone the path of its own page
 * @param around where the list's copies before and after it are shown
 * @param counts what it counts as, in a sentence
 * @param because why, in sentences
 * @param steps what happened, oldest first
 * @param isCut whether more happened than is shown
 * @param waiting what would count, where nothing happened yet; else empty
 */
public record CopyView(
    Shown recipient,
    String alone,
    Neighbours around,
    StateMark state,
    String counts,
    List<String> because,
    List<Step> steps,
    boolean isCut,
    String waiting) {

  public CopyView {
    because = List.copyOf(because);
    steps = List.copyOf(steps);
  }

  /** The paths of those before and after it. */
  public record Neighbours(Optional<String> previous, Optional<String> next) {

    /** It stands alone. */
    static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());
  }

  /**
   * One thing that happened.
   *
   * @param notes each in a line
   * @param agent the user agent; empty where there is none
   */
  public record Step(Moment at, String glyph, String what, List<String> notes, Shown agent) {

    public Step {
      notes = List.copyOf(notes);
    }
  }
}
