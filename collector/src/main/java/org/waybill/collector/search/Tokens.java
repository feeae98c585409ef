package org.waybill.collector.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.search.Token.Kind;

/** Takes a query to pieces; every text has pieces. For one thread. */
final class Tokens {

  private final String query;
  private final List<Fault> faults;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String query, List<Fault> faults) {
    this.query = query;
    this.faults = faults;
  }

  /** The pieces in their order; a quotation without an end becomes a fault besides. */
  static List<Token> of(String query, List<Fault> faults) {
    Tokens tokens = new Tokens(query, faults);
    while (tokens.skipSpace()) {
      tokens.next();
    }
    return tokens.tokens;
  }

  private boolean skipSpace() {
    while (at < query.length() && isSpace(query.charAt(at))) {
      at++;
    }
    return at < query.length();
  }

  private void next() {
    int from = at;
    switch (query.charAt(at)) {
      case '(' -> single(Kind.OPEN);
      case ')' -> single(Kind.CLOSE);
      case '"' -> add(Kind.TERM, Optional.empty(), quotation(), true, from);
      case '-' -> {
        if (at + 1 < query.length() && !endsWord(query.charAt(at + 1), true)) {
          single(Kind.MINUS);
        } else {
          word(from);
        }
      }
      default -> word(from);
    }
  }

  private void single(Kind kind) {
    at++;
    add(kind, Optional.empty(), "", false, at - 1);
  }

  private void word(int from) {
    Optional<String> operator = operator();
    if (operator.isPresent() && at < query.length() && query.charAt(at) == '"') {
      add(Kind.TERM, operator, quotation(), true, from);
      return;
    }
    int begin = at;
    while (at < query.length() && !endsWord(query.charAt(at), false)) {
      at++;
    }
    String value = query.substring(begin, at);
    switch (operator.isPresent() ? "" : value) {
      case "OR" -> add(Kind.OR, operator, value, false, from);
      case "AND" -> {} // what stands side by side is joined anyway
      default -> add(Kind.TERM, operator, value, false, from);
    }
  }

  /** Letters before a colon, which are consumed with it; a pasted URL is not one. */
  private Optional<String> operator() {
    int end = at;
    while (end < query.length() && isOperator(query.charAt(end))) {
      end++;
    }
    if (end == at || end == query.length() || query.charAt(end) != ':') {
      return Optional.empty();
    }
    String word = query.substring(at, end).toLowerCase(Locale.ROOT);
    if (query.startsWith("//", end + 1)) {
      return Optional.empty();
    }
    at = end + 1;
    return Optional.of(word);
  }

  private String quotation() {
    int from = at++;
    StringBuilder text = new StringBuilder();
    while (at < query.length() && query.charAt(at) != '"') {
      if (query.charAt(at) == '\\' && at + 1 < query.length()) {
        at++;
      }
      text.append(query.charAt(at++));
    }
    if (at == query.length()) {
      String says = "the quotation has no end; it was taken up to the end of the query";
      faults.add(fault(from, says));
    } else {
      at++;
    }
    return text.toString();
  }

  private Fault fault(int from, String says) {
    return new Fault(from, at, query.substring(from, at), Fault.Kind.WRONG, says, Optional.empty());
  }

  private void add(Kind kind, Optional<String> operator, String value, boolean quoted, int from) {
    tokens.add(new Token(kind, operator, value, quoted, from, at));
  }

  private static boolean endsWord(char c, boolean closingOnly) {
    return isSpace(c) || c == ')' || (c == '(' && !closingOnly);
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isOperator(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
