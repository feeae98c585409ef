package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Stack;

/**
 * The page of one message, ready to be written out. Immutable.
 *
 * @param from the address of the From header; empty where it is the sender's or missing
 * @param mode how much is recorded, as a word and a sentence
 * @param cards the headline figures
 * @param unsettled what is not judged yet, in a sentence; empty where all is
 * @param states its copies as one bar
 * @param chips by which copies are chosen
 * @param copies the first of those chosen
 * @param furtherCopies how many are not shown
 * @param links by number
 * @param events oldest first
 * @param first where the events begin anew, where this page does not show the first
 * @param next where they go on
 * @param api the same message for a program
 */
public record MessageView(
    Frame frame,
    Shown subject,
    Shown sender,
    Shown from,
    Moment sent,
    String mode,
    Optional<Shown> messageId,
    Optional<Shown> tag,
    List<Card> cards,
    String unsettled,
    Stack states,
    List<Chip> chips,
    List<CopyRow> copies,
    int furtherCopies,
    List<LinkRow> links,
    List<EventRow> events,
    Optional<String> first,
    Optional<String> next,
    String api) {

  public MessageView {
    cards = List.copyOf(cards);
    chips = List.copyOf(chips);
    copies = List.copyOf(copies);
    links = List.copyOf(links);
    events = List.copyOf(events);
  }

  /**
   * Copies in one state, to be chosen.
   *
   * @param glyph empty for all copies
   */
  public record Chip(String name, String glyph, String count, String path, boolean current) {}

  /**
   * One copy.
   *
   * @param path of its own page
   * @param note may be empty
   * @param opens by persons
   * @param clicks by persons
   */
  public record CopyRow(
      Shown recipient,
      String path,
      String note,
      StateMark state,
      Optional<Moment> firstOpen,
      String opens,
      String clicks,
      String clicked) {}

  /**
   * One link.
   *
   * @param persons copies of which a person followed it
   * @param bar the same, the most followed link being the whole
   * @param uncertain requests of which nobody can tell
   * @param machine requests by machines
   */
  public record LinkRow(
      int number,
      Shown label,
      ShownUrl url,
      String persons,
      BandBar bar,
      String uncertain,
      String machine) {}

  /**
   * One event; the pixel has no link number.
   *
   * @param glyph of its verdict
   * @param verdict in a word
   * @param why its reasons in words
   */
  public record EventRow(
      Moment at,
      String what,
      String glyph,
      String verdict,
      List<String> why,
      Shown recipient,
      OptionalInt link,
      Shown userAgent) {

    public EventRow {
      why = List.copyOf(why);
    }
  }
}
