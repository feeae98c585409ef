package org.waybill.collector;

import java.util.List;

/** Everything that is wrong with a configuration, in one message. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1;

  SettingsException(String source, List<String> problems) {
    super(
        "%s has %s:%n  %s"
            .formatted(
                source,
                problems.size() == 1 ? "a problem" : problems.size() + " problems",
                String.join(System.lineSeparator() + "  ", problems)));
  }
}
