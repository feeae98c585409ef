package org.waybill.collector.store;

/**
 * What hangs on one reason, of the copies sent in some time: what would change if nothing were
 * judged for it. Hits that have other reasons too stay as they are, for those go on; a hit that has
 * this one only would be a person's. Immutable.
 *
 * @param touched copies of which at least one hit has the reason
 * @param decided copies whose state hangs on it: without it they would be in another
 * @param opened copies that do not count as opened, and would without it
 * @param clicked copies that do not count as clicked, and would without it
 */
public record Stake(long touched, long decided, long opened, long clicked) {

  /** Nothing. */
  public static final Stake NONE = new Stake(0, 0, 0, 0);

  /** Both together. */
  public Stake plus(Stake other) {
    return new Stake(
        touched + other.touched,
        decided + other.decided,
        opened + other.opened,
        clicked + other.clicked);
  }

  /** The same to be taken away. */
  public Stake negated() {
    return new Stake(-touched, -decided, -opened, -clicked);
  }
}
