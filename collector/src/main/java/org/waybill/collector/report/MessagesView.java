package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * The page that lists messages, ready to be written out. Immutable.
 *
 * @param found how many, and of when, in a sentence
 * @param problems what could not be taken of the address, a sentence each
 * @param typed the search as it was typed, in pieces; empty where all of it applies
 * @param faults what does not apply of it
 * @param periods other stretches of time
 * @param filter the form with a field for each operator
 * @param groupings what a row may be
 * @param chips the terms of the search, each with a way to go on without it
 * @param toggles columns, each with a way to show or leave it out
 * @param heads of the columns that are shown
 * @param rows in their order
 * @param sum all rows together; absent where there is one row or none
 * @param groups the same list by sender and the like; empty where rows are messages
 * @param drops searches with a term less that find something, where this one finds nothing
 * @param searched whether anything was asked for
 * @param first where the list begins anew, where this page is not its beginning
 * @param next where it goes on
 * @param lasting the same page for whoever looks later or elsewhere
 * @param copies where the copies that were searched for are a file
 */
public record MessagesView(
    Frame frame,
    String found,
    List<String> problems,
    List<Piece> typed,
    List<FaultLine> faults,
    List<Overview.Choice> periods,
    FilterForm filter,
    List<Overview.Choice> groupings,
    List<Chip> chips,
    List<Overview.Choice> toggles,
    List<Head> heads,
    List<Row> rows,
    Optional<Row> sum,
    List<FigureRow> groups,
    List<Chip> drops,
    boolean searched,
    Optional<String> first,
    Optional<String> next,
    String lasting,
    Optional<String> copies) {

  public MessagesView {
    problems = List.copyOf(problems);
    typed = List.copyOf(typed);
    faults = List.copyOf(faults);
    periods = List.copyOf(periods);
    groupings = List.copyOf(groupings);
    chips = List.copyOf(chips);
    toggles = List.copyOf(toggles);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
    drops = List.copyOf(drops);
  }

  /** A part of what was typed, and whether it does not apply. */
  public record Piece(String text, boolean wrong) {}

  /**
   * A part that does not apply.
   *
   * @param says why, a sentence
   * @param suggestion what may be meant; empty where nobody knows
   * @param href the same search with that in its place
   */
  public record FaultLine(String says, String suggestion, String href) {}

  /** A term of the search, and the same page without it. */
  public record Chip(String text, String href) {}

  /**
   * The head of a column.
   *
   * @param column its name in addresses
   * @param name for readers
   * @param href the same list sorted by it
   * @param sort how it is sorted by it, as in {@code aria-sort}: {@code ascending}, {@code
   *     descending} or {@code none}
   */
  public record Head(String column, String name, String href, String sort) {}

  /**
   * One message, or several that fold into one.
   *
   * @param href the message, or the list of them
   * @param folded how many, in words; empty of one
   * @param sent when; of several the newest
   * @param machine the share of its hits that machines made
   */
  public record Row(
      String href,
      Shown subject,
      Shown sender,
      Shown tag,
      String folded,
      Moment sent,
      FigureRow.SentCells cells,
      String machine) {}

  /** Whether a column is shown. */
  public boolean shows(String column) {
    return heads.stream().anyMatch(head -> head.column().equals(column));
  }
}
