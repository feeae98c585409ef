package org.waybill.collector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.openapi.Parameter;
import org.waybill.collector.openapi.Shape;
import org.waybill.collector.store.Reports;

/**
 * A list the API has: its rows are the same, in the same order, in every form it is given out in.
 * Immutable.
 *
 * @param id of its operations, such as {@code messages}
 * @param path without the suffix that names a form
 * @param summary what is listed, a sentence
 * @param parameters those of the path and those that pick rows
 * @param after the place to go on from
 * @param <C> places in the list
 */
record Listing<T, C>(
    String id,
    String path,
    String summary,
    Shape<T> row,
    List<Parameter<?>> parameters,
    Parameter<C> after,
    Source<T, C> source) {

  Listing {
    parameters = List.copyOf(parameters);
  }

  /** Where the rows come from. Blocks on the store: for worker threads. */
  @FunctionalInterface
  interface Source<T, C> {
    /** The rows from a place on; empty where what the path names is not there. */
    Optional<Page<T, C>> page(Reports reports, Asked asked, Optional<C> after);
  }

  /** The beginning of the names of its schemas. */
  String name() {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  /** The parameters with the place to go on from. */
  List<Parameter<?>> allParameters() {
    List<Parameter<?>> all = new ArrayList<>(parameters);
    all.add(after);
    return all;
  }

  /** The page a request asks for. */
  Optional<Page<T, C>> asked(Reports reports, Asked asked) {
    return source.page(reports, asked, asked.value(after));
  }
}
