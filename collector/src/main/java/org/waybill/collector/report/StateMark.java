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
      case CLICKED -> mark("clicked", "Clicked", "person", "person", "person", words);
      case OPENED -> mark("opened", "Opened", "person", "person", "light", words);
      case UNCERTAIN ->
          mark("uncertain", "Uncertain", "uncertain", "uncertain", "uncertain", words);
      case MACHINE_ONLY -> mark("machine", "Machine only", "machine", "machine", "machine", words);
      case NO_SIGN -> mark("nosign", "No sign", "none", "plain", "track", words);
      case WAITING -> mark("waiting", "Waiting", "none", "plain", "neutral", words);
      case BOUNCED -> mark("bounced", "Bounced", "bad", "bad", "bad", words);
    };
  }

  private static StateMark mark(
      String word, String name, String glyph, String pill, String stack, Words words) {
    return new StateMark(word, name, glyph, pill, stack, words.text("state." + word));
  }
}
