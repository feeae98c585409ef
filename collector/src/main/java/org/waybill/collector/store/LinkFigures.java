package org.waybill.collector.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.waybill.collector.classify.Verdict;

/**
 * One link of a message with its figures over all copies. Immutable.
 *
 * @param number its number in the message, from 1
 * @param url the target
 * @param label the text a reader sees on it; may be empty
 * @param copies how many copies had it followed at least once, by verdict; of several verdicts a
 *     copy is counted in each
 * @param clicks requests for it
 */
public record LinkFigures(
    int number, String url, String label, Map<Verdict, Long> copies, HitFigures clicks) {

  /** Copies the map. */
  public LinkFigures {
    Map<Verdict, Long> copy = new EnumMap<>(Verdict.class);
    copy.putAll(copies);
    copies = Collections.unmodifiableMap(copy);
  }
}
