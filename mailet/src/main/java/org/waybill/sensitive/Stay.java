package org.waybill.sensitive;

import java.util.Locale;

/** Why the policy leaves one link as it is. */
public enum Stay {
  /** The admin excluded its host. */
  EXCLUDED_HOST,
  /** Following it changes something, or opens something, for whoever holds it. */
  SENSITIVE,
  /** Its text shows another domain than its target's. */
  LABEL;

  /** The reason as it is counted and shown. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
