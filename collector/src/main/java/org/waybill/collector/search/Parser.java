package org.waybill.collector.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.collector.search.Token.Kind;

/** Makes an expression of the pieces of a query ({@link Search} has the grammar). For one query. */
final class Parser {

  /** A longer query is no search. */
  private static final int LENGTH = 2_000;

  private static final int TERMS = 50;
  private static final int DEPTH = 10;

  private final String query;
  private final List<Fault> faults;
  private final List<Token> tokens;
  private final TermReader reader;
  private int at;
  private int terms;

  Parser(String query, List<Fault> faults) {
    this.query = query;
    this.faults = faults;
    this.reader = new TermReader(faults, query);
    String taken = query.length() > LENGTH ? query.substring(0, LENGTH) : query;
    if (taken.length() < query.length()) {
      String says = "a query may have 2,000 characters; the rest does not apply";
      fault(LENGTH, query.length(), says);
    }
    this.tokens = Tokens.of(taken, faults);
  }

  Expression parse() {
    List<Expression> parts = new ArrayList<>();
    while (at < tokens.size()) {
      parts.addAll(clauses(0));
      if (at < tokens.size()) {
        fault(tokens.get(at++), "no group is open here");
      }
    }
    return Expression.all(parts);
  }

  /** Up to the end of the group or of the query. */
  private List<Expression> clauses(int depth) {
    List<Expression> parts = new ArrayList<>();
    while (at < tokens.size() && tokens.get(at).kind() != Kind.CLOSE) {
      clause(depth).ifPresent(parts::add);
    }
    return parts;
  }

  private Optional<Expression> clause(int depth) {
    if (is(Kind.OR)) {
      fault(tokens.get(at++), "OR stands between two terms");
      return Optional.empty();
    }
    List<Expression> choices = new ArrayList<>();
    unit(depth).ifPresent(choices::add);
    while (is(Kind.OR)) {
      Token or = tokens.get(at++);
      if (at == tokens.size() || is(Kind.CLOSE) || is(Kind.OR)) {
        fault(or, "OR stands between two terms");
      } else {
        unit(depth).ifPresent(choices::add);
      }
    }
    return choices.isEmpty() ? Optional.empty() : Optional.of(Expression.any(choices));
  }

  private Optional<Expression> unit(int depth) {
    boolean negated = false;
    Optional<Token> minus = Optional.empty();
    while (is(Kind.MINUS)) {
      negated = !negated;
      minus = Optional.of(tokens.get(at++));
    }
    Optional<Expression> part = Optional.empty();
    if (is(Kind.OPEN)) {
      part = group(depth);
    } else if (is(Kind.TERM)) {
      part = term(tokens.get(at++));
    } else {
      minus.ifPresent(lone -> fault(lone, "- stands before a term or a group"));
    }
    return negated ? part.map(Expression::not) : part;
  }

  private Optional<Expression> group(int depth) {
    Token open = tokens.get(at++);
    if (depth == DEPTH) {
      skipGroup();
      fault(open, "groups may lie 10 deep; this one does not apply");
      return Optional.empty();
    }
    List<Expression> parts = clauses(depth + 1);
    if (at == tokens.size()) {
      fault(open, "the group is not closed; it was taken up to the end of the query");
    } else {
      at++;
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(Expression.all(parts));
  }

  private void skipGroup() {
    for (int open = 1; at < tokens.size() && open > 0; at++) {
      open += is(Kind.OPEN) ? 1 : is(Kind.CLOSE) ? -1 : 0;
    }
  }

  private Optional<Expression> term(Token token) {
    if (++terms > TERMS) {
      fault(token, "a query may have 50 terms; this one does not apply");
      return Optional.empty();
    }
    return reader.read(token).map(term -> term);
  }

  private boolean is(Kind kind) {
    return at < tokens.size() && tokens.get(at).kind() == kind;
  }

  private void fault(Token token, String says) {
    fault(token.from(), token.to(), says);
  }

  private void fault(int from, int to, String says) {
    String text = query.substring(from, to);
    faults.add(new Fault(from, to, text, Fault.Kind.WRONG, says, Optional.empty()));
  }
}
