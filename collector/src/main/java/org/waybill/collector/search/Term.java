package org.waybill.collector.search;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.waybill.collector.classify.Reason;

/** The smallest part of a search. Immutable. */
public sealed interface Term extends Expression {

  /**
   * A word or phrase in subject, sender, From address, tag, campaign or Message-ID, in any case.
   */
  record Text(String text) implements Term {

    @Override
    public String toString() {
      return Quoting.word(text);
    }
  }

  /** A whole address or a whole Message-ID without brackets: the text alone does not tell which. */
  record Pasted(String text) implements Term {

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A Message-ID without brackets.
   *
   * @param text the whole of it, in any case, or how it begins, exactly
   * @param whole which of them
   */
  record Id(String text, boolean whole) implements Term {

    @Override
    public String toString() {
      boolean plain = whole == looksWhole(text) && !text.endsWith("*") && !text.startsWith("<");
      return "id:" + Quoting.value(plain ? text : whole ? "<" + text + ">" : text + "*");
    }

    /** Whether it can be whole: what an {@code @} divides (RFC 5322 section 3.6.4). */
    static boolean looksWhole(String text) {
      int at = text.lastIndexOf('@');
      return at > 0 && at < text.length() - 1;
    }
  }

  /** What a message has of texts. */
  enum Field {
    /** Envelope sender: the whole address, its domain, or a part. */
    FROM(Operator.FROM),
    /** A copy's recipient, the same way. */
    TO(Operator.TO),
    /** A part of the subject. */
    SUBJECT(Operator.SUBJECT),
    /** The domain of a copy's recipient, sub-domains included. */
    DOMAIN(Operator.DOMAIN),
    /** The whole tag. */
    TAG(Operator.TAG),
    /** The whole name of a campaign. */
    CAMPAIGN(Operator.CAMPAIGN),
    /** The whole name of a variant. */
    VARIANT(Operator.VARIANT),
    /** A part of the URL a link leads to. */
    LINK(Operator.LINK),
    /** The host a link leads to, sub-domains included. */
    HOST(Operator.HOST);

    private final Operator operator;

    Field(Operator operator) {
      this.operator = operator;
    }

    static Optional<Field> of(Operator operator) {
      return Arrays.stream(values()).filter(field -> field.operator == operator).findFirst();
    }
  }

  /** A text in one field, in any case. */
  record In(Field field, String text) implements Term {

    /** Whether it is one mailbox, and not a part of its address. */
    public boolean isAddress() {
      return Id.looksWhole(text);
    }

    @Override
    public String toString() {
      return field.operator.word() + ":" + Quoting.value(text);
    }
  }

  /** A copy of that state. */
  record Is(Stage stage) implements Term {

    @Override
    public String toString() {
      return "is:" + stage.word();
    }
  }

  /** A copy with a hit that was judged for that reason. */
  record Because(Reason reason) implements Term {

    @Override
    public String toString() {
      return "reason:" + reason.word();
    }
  }

  /**
   * A copy that a person opened or clicked there, with a program of their own.
   *
   * @param code ISO 3166-1, two capital letters
   */
  record Country(String code) implements Term {

    @Override
    public String toString() {
      return "country:" + code;
    }
  }

  /** What of a message is counted. */
  enum Counted {
    OPENS,
    CLICKS
  }

  /** How many opens or clicks by persons all copies of a message have together. */
  record Count(Counted what, Comparison comparison, long number) implements Term {

    @Override
    public String toString() {
      String operator = what == Counted.OPENS ? "opens:" : "clicks:";
      return operator + comparison.sign() + number;
    }

    /** Whether it holds for that many. */
    public boolean holds(long count) {
      return comparison.holds(count, number);
    }
  }

  /** Sent at that time or later. */
  record After(Instant at) implements Term {

    @Override
    public String toString() {
      return "after:" + at;
    }
  }

  /** Sent before that time. */
  record Before(Instant at) implements Term {

    @Override
    public String toString() {
      return "before:" + at;
    }
  }

  /** Sent at most that long ago, or longer; {@link Search#at} makes a time of it. */
  record Age(boolean atMost, Span span) implements Term {

    @Override
    public String toString() {
      return (atMost ? "newer_than:" : "older_than:") + span;
    }

    Term at(Instant now) {
      Instant then = now.minus(span.duration());
      return atMost ? new After(then) : new Before(then);
    }
  }
}
