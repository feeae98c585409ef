package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * The page of one message, ready to be written out. Immutable.
 *
 * @param cards the headline figures
 * @param unsettled what is not judged yet, in a sentence; empty where all is
 * @param silence why nothing was counted, in sentences; empty where something was
 * @param variants of its campaign; empty where it is no variant
 * @param recipients the first of its copies
 * @param links by number
 * @param events the first, oldest first
 */
public record MessageView(
    MessageHead head,
    List<Card> cards,
    String unsettled,
    List<String> silence,
    Optional<VariantsView> variants,
    RecipientsView recipients,
    List<LinkRow> links,
    EventsView events) {

  public MessageView {
    cards = List.copyOf(cards);
    silence = List.copyOf(silence);
    links = List.copyOf(links);
  }
}
