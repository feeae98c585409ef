package org.waybill.collector.report;

import java.util.List;
import java.util.Map;
import org.waybill.collector.access.Occasion;
import org.waybill.collector.openapi.Operation;

/**
 * An operation of the API with what answers it. Immutable.
 *
 * @param kind in which form it reads
 */
record Route(Operation operation, Occasion.Kind kind, Question question) {

  /** Decides the answer; every argument can be taken. Blocks on the store: for worker threads. */
  @FunctionalInterface
  interface Question {
    Reply answer(Arguments arguments, Reading reading);
  }

  /**
   * Answers a request, or says what is wrong with it.
   *
   * @param query every parameter of the query with its values
   * @param path the parameters of the path
   * @param reading how it reads
   */
  Reply answer(Map<String, List<String>> query, Map<String, String> path, Reading reading) {
    Arguments arguments = Arguments.read(operation, query, path, reading.zone());
    if (!arguments.bad().isEmpty()) {
      return Problem.of(arguments.bad()).answer();
    }
    try {
      return question.answer(arguments, reading);
    } catch (ParameterException together) {
      return Problem.of(together.bad()).answer();
    }
  }
}
