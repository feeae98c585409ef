package org.waybill.collector.access;

import java.util.function.Function;
import org.waybill.collector.words.Words;

/** Somebody known asked for what is not for him; what it says is fit for him. */
@SuppressWarnings("serial") // never serialized
public final class ForbiddenException extends RuntimeException {

  private final transient Function<Words, String> says;

  /** The message is in English, for programs. */
  ForbiddenException(Function<Words, String> says) {
    super(says.apply(Words.english()));
    this.says = says;
  }

  /** What it says, in a reader's language. */
  public String in(Words words) {
    return says.apply(words);
  }
}
