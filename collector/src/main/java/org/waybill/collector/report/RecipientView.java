package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * The page of one person, ready to be written out. Immutable.
 *
 * @param recipient by name, or the pseudonym
 * @param copies the newest, or those from a place on
 * @param steps what happened to these copies, newest first
 * @param isCut whether more happened than is shown
 * @param first where the copies begin anew
 * @param next where they go on
 */
public record RecipientView(
    Frame frame,
    Shown recipient,
    List<String> problems,
    List<CopyRow> copies,
    List<Step> steps,
    boolean isCut,
    Optional<String> first,
    Optional<String> next) {

  public RecipientView {
    problems = List.copyOf(problems);
    copies = List.copyOf(copies);
    steps = List.copyOf(steps);
  }

  /**
   * One copy.
   *
   * @param href of its own page
   * @param mode how much is recorded of it
   * @param opens by persons
   * @param clicks by persons
   * @param machine hits by machines
   */
  public record CopyRow(
      String href,
      Shown subject,
      Shown sender,
      Moment sent,
      String mode,
      StateMark state,
      Optional<Moment> firstOpen,
      String opens,
      String clicks,
      String machine) {}

  /** One thing that happened. */
  public record Step(Moment at, String glyph, String what, List<String> notes, Shown subject) {

    public Step {
      notes = List.copyOf(notes);
    }
  }
}
