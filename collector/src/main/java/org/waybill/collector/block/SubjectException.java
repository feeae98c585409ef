package org.waybill.collector.block;

import java.util.Locale;
import org.waybill.collector.block.Block.Kind;

/** Somebody wants to block what cannot be blocked; nothing was changed. */
@SuppressWarnings("serial") // never serialized
public final class SubjectException extends Exception {

  private final Fault fault;
  private final String name;

  SubjectException(Fault fault, String name) {
    super(fault.text.formatted(name));
    this.fault = fault;
    this.name = name;
  }

  /** What is wrong with a name. */
  public enum Fault {
    /** No host. */
    NO_TARGET("'%s' is no host; give it alone, such as shop.example, without https:// and path"),
    /** No address. */
    NO_SENDER("'%s' is no mail address; give it alone, such as news@sender.example"),
    /** No Message-ID. */
    NO_MESSAGE("'%s' is no Message-ID; it stands in the header field of that name"),
    /** The tracking host, which no link leads to. */
    OWN_HOST(
        "'%s' is a tracking host of your own: every tracked link goes through it and none leads to"
            + " it, so blocking it would stop none; name the host that the links lead to");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    static Fault of(Kind kind) {
      return switch (kind) {
        case TARGET -> NO_TARGET;
        case SENDER -> NO_SENDER;
        case MESSAGE -> NO_MESSAGE;
      };
    }

    /** As its texts' keys end: {@code no-target}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What is wrong, for a reader's language. */
  public Fault fault() {
    return fault;
  }

  /** The name as given. */
  public String name() {
    return name;
  }
}
