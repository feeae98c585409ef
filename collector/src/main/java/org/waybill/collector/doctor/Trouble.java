package org.waybill.collector.doctor;

/** The troubles of tracking, as an admin sees them, and what does not belong to one of them. */
public enum Trouble {
  NOTHING_COUNTED("Nothing is counted"),
  COUNTED_TWICE("Counted twice"),
  OPENS_ABOVE_CLICKS("Opens far above clicks"),
  HOST_BROKEN("Tracking host or TLS broken"),
  LINK_BROKEN("A link is broken"),
  SPAM("Mail is marked as spam"),
  FURTHER("Further");

  private final String title;

  Trouble(String title) {
    this.title = title;
  }

  /** As it is printed. */
  public String title() {
    return title;
  }
}
