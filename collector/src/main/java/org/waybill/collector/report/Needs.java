package org.waybill.collector.report;

import java.util.List;
import org.waybill.collector.words.Words;

/**
 * What needs somebody, ready to be written out. Immutable.
 *
 * @param findings the worst first
 */
public record Needs(Words words, List<Finding> findings) {

  /** Copies the list. */
  public Needs {
    findings = List.copyOf(findings);
  }
}
