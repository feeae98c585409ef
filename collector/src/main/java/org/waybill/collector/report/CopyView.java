package org.waybill.collector.report;

import java.util.List;

/**
 * The page of one copy: why it counts as it does. Immutable.
 *
 * @param message the path of its message's page
 * @param subject of the message
 * @param counts what it counts as, in a sentence
 * @param because why, in sentences
 * @param steps what happened, oldest first
 * @param isCut whether more happened than is shown
 * @param waiting what would count, where nothing happened yet; else empty
 */
public record CopyView(
    Frame frame,
    String message,
    Shown subject,
    Shown recipient,
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
