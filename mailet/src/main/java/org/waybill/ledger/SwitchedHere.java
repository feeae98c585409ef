package org.waybill.ledger;

import java.util.Map;

/** What is switched off in this James and is to be off at the collector too. Thread-safe. */
@FunctionalInterface
public interface SwitchedHere {

  /** Nothing, ever. */
  SwitchedHere NOTHING = Map::of;

  /**
   * Asked with every turn, so it does not wait.
   *
   * @return for each scope, {@code *} or a sender domain as a lower-case A-label, why
   */
  Map<String, String> reasons();
}
