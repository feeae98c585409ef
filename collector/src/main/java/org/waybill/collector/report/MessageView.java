package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The page of one message, ready to be written out.
 *
 * @param from the address of the From header; empty where it is the sender's or missing
 * @param mode how much is recorded, as a word and a sentence
 * @param copies the first of them
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
    Figure made,
    Figure opens,
    Figure clicks,
    List<CopyRow> copies,
    int furtherCopies,
    List<LinkRow> links,
    List<EventRow> events,
    Optional<String> first,
    Optional<String> next,
    String api) {

  public MessageView {
    copies = List.copyOf(copies);
    links = List.copyOf(links);
    events = List.copyOf(events);
  }

  /**
   * A headline number with the sentence beside it.
   *
   * @param total grouped digits
   * @param note may be empty
   */
  public record Figure(String total, String note) {}

  /** One copy; without a first open there is no last one. */
  public record CopyRow(
      Shown recipient,
      String note,
      String opens,
      Optional<Moment> firstOpen,
      Optional<Moment> lastOpen,
      String clicks,
      String clicked) {}

  /** One link. */
  public record LinkRow(int number, Shown label, ShownUrl url, String clicks) {}

  /** One event; the pixel has no link number. */
  public record EventRow(
      Moment at, String what, boolean counts, Shown recipient, OptionalInt link, Shown userAgent) {}
}
