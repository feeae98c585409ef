package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.draw.BandBar;
import org.waybill.collector.draw.Stack;

/**
 * One headline figure. Immutable.
 *
 * @param figure large
 * @param beside smaller, beside it
 * @param line below it, such as its bounds
 * @param bar its bounds as a bar
 * @param stack its parts as a bar
 * @param left end of the bar in words
 * @param right its other end
 * @param change compared with the period before; empty where there was nothing
 * @param definition what counts
 * @param href the rows it counts; empty where there is no page of them
 */
public record Card(
    String title,
    String figure,
    String beside,
    String line,
    Optional<BandBar> bar,
    Optional<Stack> stack,
    String left,
    String right,
    String change,
    String definition,
    String href) {

  /** The same that leads to rows. */
  Card leadingTo(String rows) {
    return new Card(title, figure, beside, line, bar, stack, left, right, change, definition, rows);
  }

  /** The same with something else said of it. */
  Card changed(String other) {
    return new Card(title, figure, beside, line, bar, stack, left, right, other, definition, href);
  }
}
