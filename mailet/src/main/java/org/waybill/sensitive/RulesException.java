package org.waybill.sensitive;

import java.util.List;

/** A list of rules with lines that are none. */
public final class RulesException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  RulesException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Every problem there is: line, value found, what is allowed. */
  public List<String> problems() {
    return problems;
  }
}
