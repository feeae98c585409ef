package org.waybill.collector.hit;

/**
 * Further hits that have just come, as one record: {@link More} before it has any bytes.
 *
 * @param first the first of them
 * @param hits how many they are, itself included
 */
public record FreshMore(FreshHit first, int hits) implements Recordable {

  /** The same as a value, as the journal will give it back. */
  public More more() {
    return new More(first.hit(), hits);
  }
}
