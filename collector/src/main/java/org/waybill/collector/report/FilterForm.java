package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.search.Expression;
import org.waybill.collector.search.Operator;
import org.waybill.collector.search.Quoting;
import org.waybill.collector.search.Search;
import org.waybill.collector.search.Stage;
import org.waybill.collector.search.Term;

/**
 * The form behind "Filter": a labelled field for each operator of a search, filled with what the
 * search has of it. What it sends becomes a search again, so that one state has one address
 * whatever way it was asked for. Immutable.
 *
 * @param rest what no field stands for, as it is typed
 */
public record FilterForm(String rest, List<Field> fields) {

  private static final String SEARCH = "q";

  private static final List<Operator> OPERATORS =
      Arrays.stream(Operator.values()).filter(Operator::isAnswered).toList();

  /** Parameters of the API that say the same as an operator, which the page takes as well. */
  private static final Map<Operator, String> SAME =
      Map.of(
          Operator.ID, "messageId",
          Operator.FROM, "sender",
          Operator.TO, "recipient",
          Operator.SUBJECT, "subject");

  public FilterForm {
    fields = List.copyOf(fields);
  }

  /**
   * One of them.
   *
   * @param name it is sent under
   * @param key of its label among the words; that of its example ends in {@code .hint}
   * @param choices all it takes; empty where it takes any text
   */
  public record Field(String name, String key, String value, List<String> choices) {

    public Field {
      choices = List.copyOf(choices);
    }
  }

  /** As the search at an address fills it. */
  static FilterForm of(Address address) {
    String typed = address.value(SEARCH);
    Search search = Search.parse(typed);
    Map<Operator, String> filled = new HashMap<>();
    List<Expression> rest = new ArrayList<>();
    parts(search.expression())
        .forEach(
            part -> {
              Optional<Operator> operator = operator(part).filter(one -> !filled.containsKey(one));
              operator.ifPresentOrElse(one -> filled.put(one, value(part)), () -> rest.add(part));
            });
    boolean isWhole = search.faults().isEmpty();
    return new FilterForm(
        isWhole ? Expression.all(rest).toString() : typed,
        OPERATORS.stream()
            .map(
                operator ->
                    field(
                        operator,
                        (isWhole ? filled : Map.<Operator, String>of())
                            .getOrDefault(
                                operator, address.value(SAME.getOrDefault(operator, "")))))
            .toList());
  }

  /** Where what it sent leads to; empty where nothing came from it. */
  static Optional<Address> sent(Visit visit) {
    List<String> names = OPERATORS.stream().map(FilterForm::name).toList();
    if (names.stream().noneMatch(visit.parameters()::containsKey)) {
      return Optional.empty();
    }
    Address address = visit.address();
    Stream<String> terms =
        OPERATORS.stream()
            .filter(operator -> !address.value(name(operator)).isEmpty())
            .map(operator -> term(operator, address.value(name(operator)).strip()));
    String search =
        String.join(
            " ",
            Stream.concat(Stream.of(address.value(SEARCH)).filter(q -> !q.isEmpty()), terms)
                .toList());
    return Optional.of(
        address
            .without(names.toArray(String[]::new))
            .without(SAME.values().toArray(String[]::new))
            .without("after")
            .with(SEARCH, search));
  }

  /** Whether a field has something in it. */
  public boolean isFilled() {
    return fields.stream().anyMatch(field -> !field.value().isEmpty());
  }

  private static Field field(Operator operator, String value) {
    List<String> choices =
        switch (operator) {
          case IS -> Arrays.stream(Stage.values()).map(Stage::word).toList();
          case REASON -> Arrays.stream(Reason.values()).map(Reason::word).toList();
          default -> List.of();
        };
    return new Field(name(operator), "filter." + operator.word(), value, choices);
  }

  private static String name(Operator operator) {
    return "f." + operator.word();
  }

  private static String term(Operator operator, String value) {
    return operator.word() + ":" + Quoting.value(value);
  }

  private static List<Expression> parts(Expression search) {
    return search instanceof Expression.And and ? and.parts() : List.of(search);
  }

  /**
   * Of a term alone; of what holds by another's failing, or of either of two, there is no field.
   */
  private static Optional<Operator> operator(Expression part) {
    return part instanceof Term && !(part instanceof Term.Text || part instanceof Term.Pasted)
        ? OPERATORS.stream().filter(one -> part.toString().startsWith(one.word() + ":")).findFirst()
        : Optional.empty();
  }

  private static String value(Expression term) {
    String text = term.toString();
    return Quoting.read(text.substring(text.indexOf(':') + 1));
  }
}
