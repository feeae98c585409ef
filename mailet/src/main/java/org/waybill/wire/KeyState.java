package org.waybill.wire;

import java.util.Arrays;
import java.util.Optional;

/** The life of a sealing key; it goes one way only. */
public enum KeyState {
  /** Seals and opens. */
  ACTIVE("active"),
  /** Opens for ever, seals no more. */
  OPEN_ONLY("open-only"),
  /** Gone, with every link it sealed; its id is never used again. */
  DESTROYED("destroyed");

  private final String word;

  KeyState(String word) {
    this.word = word;
  }

  /** The word in the key file. */
  public String word() {
    return word;
  }

  /** The state with that word. */
  public static Optional<KeyState> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }
}
