package org.waybill.collector.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search asks of a message. Its {@code toString()} is a text that reads as the same
 * expression. Immutable; made by {@link #all}, {@link #any} and {@link #not} it has one form only:
 * no group in a group of its own kind, no group of one, no double negation.
 */
public sealed interface Expression permits Expression.And, Expression.Or, Expression.Not, Term {

  /** Every part must hold: without any it holds for every message. */
  record And(List<Expression> parts) implements Expression {

    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Expression::grouped).collect(Collectors.joining(" "));
    }
  }

  /** One part must hold. */
  record Or(List<Expression> parts) implements Expression {

    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return parts.stream().map(Expression::grouped).collect(Collectors.joining(" OR "));
    }
  }

  /** The part must not hold. */
  record Not(Expression part) implements Expression {

    @Override
    public String toString() {
      return "-" + grouped(part);
    }
  }

  /** All of them together. */
  static Expression all(List<Expression> parts) {
    List<Expression> flat = new ArrayList<>();
    for (Expression part : parts) {
      flat.addAll(part instanceof And and ? and.parts() : List.of(part));
    }
    return flat.size() == 1 ? flat.getFirst() : new And(flat);
  }

  /** One of them, of which there is at least one. */
  static Expression any(List<Expression> parts) {
    List<Expression> flat = new ArrayList<>();
    for (Expression part : parts) {
      flat.addAll(part instanceof Or or ? or.parts() : List.of(part));
    }
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }

  /** The opposite. */
  static Expression not(Expression part) {
    return part instanceof Not not ? not.part() : new Not(part);
  }

  /** The same with every term put through a function. */
  default Expression map(Function<Term, Expression> change) {
    return switch (this) {
      case And and -> all(and.parts().stream().map(part -> part.map(change)).toList());
      case Or or -> any(or.parts().stream().map(part -> part.map(change)).toList());
      case Not not -> not(not.part().map(change));
      case Term term -> change.apply(term);
    };
  }

  /** Every term in it, wherever. */
  default Stream<Term> terms() {
    return switch (this) {
      case And and -> and.parts().stream().flatMap(Expression::terms);
      case Or or -> or.parts().stream().flatMap(Expression::terms);
      case Not not -> not.part().terms();
      case Term term -> Stream.of(term);
    };
  }

  private static String grouped(Expression part) {
    return part instanceof And || part instanceof Or ? "(" + part + ")" : part.toString();
  }
}
