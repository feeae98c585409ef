package org.waybill.collector.classify;

/**
 * What was decided about a hit, and why; also what one sign alone says of it. Signs are taken
 * together in any order: the heaviest verdict counts, all reasons are told. Immutable.
 */
public record Judgement(Verdict verdict, Reasons reasons) {

  /** Nothing yet. */
  public static final Judgement UNSETTLED = new Judgement(Verdict.UNSETTLED, Reasons.NONE);

  /** A person, as far as nothing speaks against it. */
  public static final Judgement PERSON = new Judgement(Verdict.PERSON, Reasons.NONE);

  /** What one sign says. */
  static Judgement of(Verdict verdict, Reason reason) {
    return new Judgement(verdict, Reasons.of(reason));
  }

  /** Both together. */
  Judgement and(Judgement other) {
    return new Judgement(verdict.or(other.verdict), reasons.plus(other.reasons));
  }
}
