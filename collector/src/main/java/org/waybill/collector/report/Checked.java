package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.words.Words;

/**
 * What a page is asked for, once it has been looked at. Immutable but for the query.
 *
 * @param query without what is wrong with it
 * @param problems what is wrong, or was ignored, a sentence each
 * @param isBad whether something is wrong: then rows would be others than were asked for
 */
record Checked(Query query, List<String> problems, boolean isBad) {

  /**
   * Looks at it.
   *
   * @param parameters all the page takes
   * @param together refuses what does not go together
   */
  static Checked of(Visit visit, List<Parameter<?>> parameters, Consumer<Asked> together) {
    Query query = visit.query();
    parameters.forEach(query::value);
    List<BadParameter> bad = new ArrayList<>(query.bad(false));
    try {
      together.accept(query);
    } catch (ParameterException failure) {
      bad.addAll(failure.bad());
    }
    List<String> problems = new ArrayList<>();
    bad.forEach(problem -> problems.add(Shown.of(problem + ".").plain()));
    query.unknown().forEach(name -> problems.add(Shown.of(ignored(visit.words(), name)).plain()));
    if (bad.isEmpty()) {
      return new Checked(query, problems, false);
    }
    Address right =
        visit.address().without(bad.stream().map(BadParameter::name).toArray(String[]::new));
    Query rest = visit.query(right.parameters());
    parameters.forEach(rest::value);
    return new Checked(rest, problems, true);
  }

  private static String ignored(Words words, String name) {
    return words.text("page.ignored", name);
  }

  Checked {
    problems = List.copyOf(problems);
  }
}
