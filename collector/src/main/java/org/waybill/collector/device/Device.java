package org.waybill.collector.device;

import java.util.Optional;

/** What can be told of the program behind a hit. Immutable. */
public sealed interface Device {

  /**
   * A person's own.
   *
   * @param client browser or mail program, such as {@code Firefox}
   * @param system such as {@code Windows}
   * @param country by ISO 3166-1, two capital letters
   */
  record Own(Optional<String> client, Optional<String> system, Optional<String> country)
      implements Device {}

  /** A mail provider's image proxy: no device and no place can be told. */
  record Proxy() implements Device {}

  /** Nothing is told: no person for certain, or retention has blanked it. */
  record Untold() implements Device {}
}
