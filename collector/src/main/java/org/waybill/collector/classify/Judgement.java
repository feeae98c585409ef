package org.waybill.collector.classify;

/** What was decided about a hit, and why. Immutable. */
public record Judgement(Verdict verdict, Reasons reasons) {

  /** Nothing yet. */
  public static final Judgement UNSETTLED = new Judgement(Verdict.UNSETTLED, Reasons.NONE);
}
