package org.waybill.collector.hit;

/** What a browser asks for on behalf of its reader, by a header with the value {@code 1}. */
public enum PrivacySignal {
  /** Global Privacy Control. */
  GPC("Sec-GPC"),
  /** Do Not Track (W3C Tracking Preference Expression, retired). */
  DNT("DNT");

  private final String headerName;

  PrivacySignal(String headerName) {
    this.headerName = headerName;
  }

  /** Its name as it is written. */
  public String headerName() {
    return headerName;
  }
}
