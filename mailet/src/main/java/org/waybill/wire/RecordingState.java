package org.waybill.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether new mail is tracked and hits are stored, as the collector's admin has switched it. */
public enum RecordingState {
  /** As the configuration says. */
  ON,
  /** Nothing new is tracked and nothing is stored; what was sent leads on. */
  OFF;

  /** As it is written: {@code on} or {@code off}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  public static Optional<RecordingState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
  }
}
