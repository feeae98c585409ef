package org.waybill.endtoend.sink;

/** How the sink behaves at a point where a server may refuse. Called from many threads. */
@FunctionalInterface
public interface Manners {
  Manners POLITE = (moment, recipient) -> new Answer.Accept();

  /**
   * @param recipient the recipient being named, at the end of DATA the first of the transaction
   */
  Answer at(Moment moment, String recipient);

  enum Moment {
    RECIPIENT,
    END_OF_DATA
  }

  sealed interface Answer {
    record Accept() implements Answer {}

    /**
     * @param reply the whole line, such as {@code 451 4.3.0 later}
     */
    record Refuse(String reply) implements Answer {}

    /** Closes the connection without a word. */
    record Drop() implements Answer {}

    /** Keeps the message and then closes the connection without a word: the sender cannot know. */
    record KeepAndDrop() implements Answer {}
  }
}
