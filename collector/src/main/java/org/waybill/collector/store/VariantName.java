package org.waybill.collector.store;

import java.util.Optional;
import org.waybill.wire.Labels;

/**
 * A variant within its campaign: {@code B} of one campaign is not {@code B} of another. Immutable.
 *
 * @param campaign what its message is part of; in any case
 * @param variant how it is told apart; in any case
 */
public record VariantName(String campaign, String variant) {

  /** Stands in no label. */
  private static final char BETWEEN = '\n';

  /** That of a message; empty for one that is compared with none. */
  public static Optional<VariantName> of(Labels labels) {
    return labels
        .campaign()
        .flatMap(campaign -> labels.variant().map(variant -> new VariantName(campaign, variant)));
  }

  /** What {@link #text()} made. */
  public static VariantName parse(String text) {
    int at = text.indexOf(BETWEEN);
    return at < 0
        ? new VariantName("", text)
        : new VariantName(text.substring(0, at), text.substring(at + 1));
  }

  /** Both in one, as a subject's name. */
  public String text() {
    return campaign + BETWEEN + variant;
  }

  /** Both in one, as a person reads it. */
  public String shown() {
    return campaign + " / " + variant;
  }

  /** The first half is the campaign's. */
  public TextKey key() {
    return new TextKey(TextKey.ofAnyCase(campaign).high(), TextKey.ofAnyCase(text()).low());
  }
}
