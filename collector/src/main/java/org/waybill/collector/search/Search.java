package org.waybill.collector.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A query as it was understood. Immutable.
 *
 * <pre>
 * query    = *clause                       all of them must hold
 * clause   = unit *( "OR" unit )           OR binds more tightly than standing side by side
 * unit     = *"-" ( "(" query ")" / term )
 * term     = word / quoted / operator ":" ( value / quoted )
 * quoted   = DQUOTE text DQUOTE            a backslash before a quote or a backslash in it
 * </pre>
 *
 * @param expression what applies; a part with a fault does not
 * @param faults what does not, in the order of the query
 */
public record Search(Expression expression, List<Fault> faults) {

  /** What nobody typed asks for everything. */
  public static final Search EMPTY = new Search(Expression.all(List.of()), List.of());

  public Search {
    faults = List.copyOf(faults);
  }

  /** Reads any text; none is refused. */
  public static Search parse(String query) {
    List<Fault> faults = new ArrayList<>();
    Expression expression = new Parser(query, faults).parse();
    faults.sort(Comparator.comparingInt(Fault::from));
    return new Search(expression, faults);
  }

  /** The expression with times in place of ages. */
  public Expression at(Instant now) {
    return expression.map(term -> term instanceof Term.Age age ? age.at(now) : term);
  }

  /** The part that applies, as a query. */
  @Override
  public String toString() {
    return expression.toString();
  }
}
