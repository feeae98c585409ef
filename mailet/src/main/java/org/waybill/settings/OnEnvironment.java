package org.waybill.settings;

/** What a mailet does when it starts and keys, ledger or collector are not as they should be. */
public enum OnEnvironment {
  /** Mail leaves untracked until they are. */
  PASS,
  /** James does not start. */
  REFUSE
}
