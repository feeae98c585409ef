package org.waybill.collector.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.classify.Verdict;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Search;
import org.waybill.collector.search.Stage;
import org.waybill.collector.search.Term;
import org.waybill.collector.store.Event;
import org.waybill.collector.words.Words;

/**
 * A search as far as single events tell whether it holds: whom and which message they are of, what
 * was followed, and their verdict. It looks at events as their reader sees them, so that nobody
 * finds an address that is not shown to him. Immutable.
 *
 * @param expression what applies
 * @param problems what does not, a sentence each
 */
public record LiveFilter(Expression expression, List<String> problems) {

  public LiveFilter {
    problems = List.copyOf(problems);
  }

  /** Reads a query; what does not apply here is named and left out. */
  public static LiveFilter of(String query, Words words) {
    Search search = Search.parse(query);
    Stream<String> faults =
        search.faults().stream()
            .map(fault -> words.text("live.fault", Shown.of(fault.text()).plain(), fault.says()));
    Stream<String> others =
        search
            .expression()
            .terms()
            .filter(term -> !applies(term))
            .map(term -> words.text("live.not-here", Shown.of(term.toString()).plain()));
    return new LiveFilter(search.expression(), Stream.concat(faults, others).toList());
  }

  /** Whether an event is to be shown. */
  public boolean matches(Event event) {
    return holds(expression, event);
  }

  private static boolean holds(Expression expression, Event event) {
    return switch (expression) {
      case Expression.And(List<Expression> parts) ->
          parts.stream().allMatch(part -> holds(part, event));
      case Expression.Or(List<Expression> parts) ->
          parts.stream().anyMatch(part -> holds(part, event));
      case Expression.Not(Expression part) ->
          (part instanceof Term term && !applies(term)) || !holds(part, event);
      case Term term -> !applies(term) || holds(term, event);
    };
  }

  private static boolean applies(Term term) {
    return switch (term) {
      case Term.Text text -> true;
      case Term.Pasted pasted -> true;
      case Term.Id id -> true;
      case Term.Because because -> true;
      case Term.In(Term.Field field, String text) ->
          switch (field) {
            case TO, DOMAIN, LINK, HOST -> true;
            default -> false;
          };
      case Term.Is(Stage stage) ->
          switch (stage) {
            case CLICKED, OPENED, UNCERTAIN, MACHINE -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private static boolean holds(Term term, Event event) {
    String id = event.messageId().map(Object::toString).orElse("");
    return switch (term) {
      case Term.Text(String text) ->
          contains(id, text)
              || contains(event.recipient(), text)
              || contains(event.url().orElse(""), text)
              || contains(event.userAgent(), text);
      case Term.Pasted(String text) -> contains(id, text) || contains(event.recipient(), text);
      case Term.Id(String text, boolean whole) -> contains(id, text);
      case Term.Because because -> event.judgement().reasons().list().contains(because.reason());
      case Term.In(Term.Field field, String text) ->
          switch (field) {
            case TO -> contains(event.recipient(), text);
            case DOMAIN -> isIn(event.recipient(), '@', text);
            case HOST -> isIn(ShownUrl.of(event.url().orElse("")).host().plain(), '@', text);
            default -> contains(event.url().orElse(""), text);
          };
      case Term.Is(Stage stage) -> is(stage, event);
      default -> true;
    };
  }

  private static boolean is(Stage stage, Event event) {
    Verdict verdict = event.judgement().verdict();
    return switch (stage) {
      case CLICKED -> event.type() == EventType.CLICK && verdict != Verdict.MACHINE;
      case OPENED -> event.type() == EventType.OPEN && verdict != Verdict.MACHINE;
      case UNCERTAIN -> verdict == Verdict.UNCERTAIN;
      case MACHINE -> verdict == Verdict.MACHINE;
      default -> true;
    };
  }

  private static boolean isIn(String address, char before, String domain) {
    String lower = address.toLowerCase(Locale.ROOT);
    String wanted = domain.toLowerCase(Locale.ROOT);
    return Optional.of(lower.substring(lower.lastIndexOf(before) + 1))
        .filter(found -> found.equals(wanted) || found.endsWith("." + wanted))
        .isPresent();
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
