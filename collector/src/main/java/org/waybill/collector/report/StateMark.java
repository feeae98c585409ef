package org.waybill.collector.report;

import org.waybill.collector.classify.State;
import org.waybill.collector.words.Words;

/**
 * How a page shows the state of a copy. Immutable.
 *
 * @param word as it stands in an address
 * @param name for readers
 * @param glyph the mark before it
 * @param pill the colours of both
 * @param stack what it is drawn as in a bar
 * @param text what it means
 */
public record StateMark(
    String word, String name, String glyph, String pill, String stack, String text) {

  static StateMark of(State state, Words words) {
    return switch (state) {
      case CLICKED -> mark("clicked", "person", "person", "person", words);
      case OPENED -> mark("opened", "person", "person", "light", words);
      case UNCERTAIN -> mark("uncertain", "uncertain", "uncertain", "uncertain", words);
      case MACHINE_ONLY -> mark("machine", "machine", "machine", "machine", words);
      case NO_SIGN -> mark("nosign", "none", "plain", "track", words);
      case WAITING -> mark("waiting", "none", "plain", "neutral", words);
      case BOUNCED -> mark("bounced", "bad", "bad", "bad", words);
    };
  }

  private static StateMark mark(String word, String glyph, String pill, String stack, Words words) {
    return new StateMark(
        word, words.text("name.state." + word), glyph, pill, stack, words.text("state." + word));
  }
}
