package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;

/**
 * What stretch of time a page is about, and the ways to others and to its files. Immutable.
 *
 * @param text in words
 * @param lasting the same page with fixed dates
 */
public record PeriodBar(
    String text,
    List<Overview.Choice> choices,
    String earlier,
    Optional<String> later,
    String lasting,
    String csv,
    String json) {

  public PeriodBar {
    choices = List.copyOf(choices);
  }

  static PeriodBar of(Frame frame, Period period) {
    Address address = frame.address();
    Address here = address.without("from", "to");
    return new PeriodBar(
        period.words(frame.words()),
        Period.WORDS.stream()
            .map(
                word ->
                    new Overview.Choice(
                        frame.words().text("period." + word),
                        here.with("period", word.equals(Period.USUAL) ? "" : word).toString(),
                        word.equals(period.word())))
            .toList(),
        period.earlier(address).toString(),
        period.later(address).map(Address::toString),
        period.lasting(address).toString(),
        address.as("csv").toString(),
        address.as("json").toString());
  }
}
