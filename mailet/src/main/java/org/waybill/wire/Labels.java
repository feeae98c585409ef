package org.waybill.wire;

import java.util.Optional;

/**
 * What the sender named a message in its own header, for reports. Immutable.
 *
 * @param tag what kind of message it is
 * @param campaign what it is part of, together with other messages
 * @param variant which of several forms it has that are compared within its campaign
 */
public record Labels(Optional<String> tag, Optional<String> campaign, Optional<String> variant) {

  /** It has no name. */
  public static final Labels NONE =
      new Labels(Optional.empty(), Optional.empty(), Optional.empty());

  /** Only a tag. */
  public static Labels tag(String tag) {
    return new Labels(Optional.of(tag), Optional.empty(), Optional.empty());
  }

  /** Whether it is told apart from others of a campaign. */
  public boolean isCompared() {
    return campaign.isPresent() && variant.isPresent();
  }
}
