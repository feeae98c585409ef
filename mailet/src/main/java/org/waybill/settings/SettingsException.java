package org.waybill.settings;

import java.util.List;

/** Wrong settings: the message lists every problem, one a line. */
public final class SettingsException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Joins problems to one message. */
  SettingsException(String where, List<String> problems) {
    super(where + ":\n  " + String.join("\n  ", problems));
  }
}
