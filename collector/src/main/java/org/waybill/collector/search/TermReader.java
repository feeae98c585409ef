package org.waybill.collector.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waybill.collector.classify.Reason;

/** Makes a term of one piece of a query, or says what is wrong with it. */
final class TermReader {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"(),:;\\\\]+@[^\\s@<>\"(),:;]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final int YEAR_MAX = 9999;

  private final List<Fault> faults;
  private final String query;

  TermReader(List<Fault> faults, String query) {
    this.faults = faults;
    this.query = query;
  }

  Optional<Term> read(Token token) {
    return token.operator().isEmpty() ? word(token) : operator(token, token.operator().get());
  }

  private Optional<Term> word(Token token) {
    String text = token.value();
    if (token.quoted()) {
      return text.isBlank()
          ? wrong(token, "there is nothing between the quotes", Optional.empty())
          : Optional.of(new Term.Text(text));
    }
    if (text.startsWith("<") && text.endsWith(">") && text.indexOf('@') > 0) {
      return Optional.of(new Term.Id(bare(text), true));
    }
    if (ADDRESS.matcher(text).matches()) {
      return Optional.of(new Term.Pasted(text));
    }
    if (text.regionMatches(true, 0, "https://", 0, 8)
        || text.regionMatches(true, 0, "http://", 0, 7)) {
      return Optional.of(new Term.In(Term.Field.LINK, text));
    }
    return Optional.of(new Term.Text(text));
  }

  private Optional<Term> operator(Token token, String word) {
    Optional<Operator> known = Operator.of(word);
    if (known.isEmpty()) {
      String says =
          "unknown operator; known are %s; put the text in quotes to look for it as it stands"
              .formatted(Operator.printed().collect(Collectors.joining(": ", "", ":")));
      return wrong(
          token, says, Nearest.of(word, Operator.allWords()).map(near -> near + ":" + rest(token)));
    }
    Operator operator = known.get();
    if (operator == Operator.IP) {
      return notRecorded(token, "client addresses cannot be searched by in this version");
    }
    if (!operator.isAnswered()) {
      return notRecorded(token, operator.word() + " is not recorded by this version");
    }
    if (token.value().isBlank()) {
      return wrong(token, operator.word() + ": needs a value after the colon", Optional.empty());
    }
    return value(token, operator, token.value().strip());
  }

  private Optional<Term> value(Token token, Operator operator, String value) {
    return switch (operator) {
      case ID -> id(token, value);
      case IS -> is(token, value.toLowerCase(Locale.ROOT));
      case REASON -> reason(token, value.toLowerCase(Locale.ROOT));
      case COUNTRY -> country(token, value.toUpperCase(Locale.ROOT));
      case OPENS -> count(token, Term.Counted.OPENS, value);
      case CLICKS -> count(token, Term.Counted.CLICKS, value);
      case AFTER -> time(token, value).map(Term.After::new);
      case BEFORE -> time(token, value).map(Term.Before::new);
      case NEWER_THAN -> age(token, true, value);
      case OLDER_THAN -> age(token, false, value);
      default -> Term.Field.of(operator).map(field -> new Term.In(field, value));
    };
  }

  private Optional<Term> id(Token token, String value) {
    boolean bracketed = value.startsWith("<") && value.endsWith(">");
    boolean begins = !bracketed && value.endsWith("*");
    String text =
        (bracketed ? bare(value) : begins ? value.substring(0, value.length() - 1) : value).strip();
    if (text.isEmpty()) {
      return wrong(token, "id: takes a Message-ID or how one begins", Optional.empty());
    }
    return Optional.of(new Term.Id(text, bracketed || (!begins && Term.Id.looksWhole(text))));
  }

  private Optional<Term> is(Token token, String word) {
    if (Stage.NOT_RECORDED.contains(word)) {
      return notRecorded(token, word + " is not recorded by this version");
    }
    Optional<Stage> stage = Stage.of(word);
    if (stage.isEmpty()) {
      String says = "unknown state; known are " + String.join(", ", Stage.words());
      return wrong(token, says, Nearest.of(word, Stage.words()).map(near -> "is:" + near));
    }
    return stage.map(Term.Is::new);
  }

  private Optional<Term> reason(Token token, String word) {
    Optional<Reason> reason =
        Arrays.stream(Reason.values()).filter(known -> known.word().equals(word)).findFirst();
    if (reason.isEmpty()) {
      List<String> words = Arrays.stream(Reason.values()).map(Reason::word).toList();
      String says = "unknown reason; known are " + String.join(", ", words);
      return wrong(token, says, Nearest.of(word, words).map(near -> "reason:" + near));
    }
    return reason.map(Term.Because::new);
  }

  private Optional<Term> country(Token token, String code) {
    return COUNTRY.matcher(code).matches()
        ? Optional.of(new Term.Country(code))
        : wrong(token, "takes two letters of ISO 3166-1, such as DE", Optional.empty());
  }

  private Optional<Term> count(Token token, Term.Counted what, String value) {
    Comparison comparison = Comparison.before(value);
    String number = value.substring(comparison.sign().length());
    if (!NUMBER.matcher(number).matches()) {
      return wrong(token, "takes a number, or >, >=, <, <= and one, such as >3", Optional.empty());
    }
    return Optional.of(new Term.Count(what, comparison, Long.parseLong(number)));
  }

  private Optional<Term> age(Token token, boolean atMost, String value) {
    Optional<Span> span = Span.parse(value);
    return span.isPresent()
        ? span.map(length -> new Term.Age(atMost, length))
        : wrong(
            token, "takes a number of hours, days or weeks, such as 4h, 2d, 3w", Optional.empty());
  }

  private Optional<Instant> time(Token token, String value) {
    Optional<Instant> time = date(value).or(() -> instant(value));
    if (time.isEmpty()) {
      wrong(
          token,
          "takes a date, whose UTC midnight is meant, or a time of RFC 3339, such as 2026-11-23 or"
              + " 2026-11-23T08:00:00Z",
          Optional.empty());
    }
    return time;
  }

  private static Optional<Instant> date(String value) {
    try {
      LocalDate date = LocalDate.parse(value.replace('/', '-'));
      return plain(date.getYear(), date.atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String value) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(value);
      return plain(time.getYear(), time.toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Within the years that are written with four digits, whatever the offset. */
  private static Optional<Instant> plain(int year, Instant instant) {
    int inUtc = instant.atOffset(ZoneOffset.UTC).getYear();
    boolean plain = year >= 0 && year <= YEAR_MAX && inUtc >= 0 && inUtc <= YEAR_MAX;
    return plain ? Optional.of(instant) : Optional.empty();
  }

  private static String bare(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1);
  }

  private String rest(Token token) {
    return query.substring(token.from(), token.to()).replaceFirst("^[^:]*:", "");
  }

  private Optional<Term> notRecorded(Token token, String says) {
    return fault(token, Fault.Kind.NOT_RECORDED, says, Optional.empty());
  }

  private Optional<Term> wrong(Token token, String says, Optional<String> suggestion) {
    String also = suggestion.map(better -> "; did you mean " + better + "?").orElse("");
    return fault(token, Fault.Kind.WRONG, says + also, suggestion);
  }

  private Optional<Term> fault(
      Token token, Fault.Kind kind, String says, Optional<String> suggestion) {
    String text = query.substring(token.from(), token.to());
    faults.add(new Fault(token.from(), token.to(), text, kind, says, suggestion));
    return Optional.empty();
  }
}
