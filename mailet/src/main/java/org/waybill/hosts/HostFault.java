package org.waybill.hosts;

/** What may be wrong with a tracking host, with what to do about it. */
public enum HostFault {
  /** No address for its name. */
  NAME("its name does not resolve", "check its DNS record"),
  /** Nobody answers, or not in time. */
  SILENT(
      "it does not answer",
      "check that the collector and the proxy in front of it run, and that this machine may reach"
          + " them under that name (if it must not, see hostCheck)"),
  /** Browsers would refuse it. */
  CERTIFICATE(
      "its certificate is refused",
      "renew it, and check that it names the host and comes with its chain"),
  /** Links sealed with our key do not lead on. */
  STRANGER(
      "what answers there does not open links sealed with our keys",
      "check that the name leads to the collector's tracking.listen, and that its key file is the"
          + " mailet's");

  private final String what;
  private final String next;

  HostFault(String what, String next) {
    this.what = what;
    this.next = next;
  }

  /** For the admin, with what was found. */
  String text(String found) {
    return what + " (" + found + "); " + next;
  }
}
