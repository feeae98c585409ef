package org.waybill.killswitch;

import java.time.Instant;
import java.util.Optional;

/**
 * That something is switched off.
 *
 * @param since to the second; empty where whoever wrote the file did not say
 * @param note why, or by whom; one line, may be empty
 */
public record Off(Optional<Instant> since, String note) {

  /** Characters of a note; a longer one is cut. */
  private static final int LONGEST = 200;

  /** Makes a line of the note. */
  public Off {
    note = note.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    note = note.substring(0, note.offsetByCodePoints(0, Math.min(LONGEST, points(note))));
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }

  @Override
  public String toString() {
    return since.map(instant -> "since " + instant).orElse("since nobody knows when")
        + (note.isEmpty() ? "" : " (" + note + ")");
  }
}
