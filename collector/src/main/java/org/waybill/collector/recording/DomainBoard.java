package org.waybill.collector.recording;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.waybill.collector.access.Accounts;
import org.waybill.collector.access.LogEntry;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;
import org.waybill.idna.HostNames;
import org.waybill.wire.Allowance;

/**
 * The switches of domains as people move them: only who may, and never without a line in the access
 * log. Thread-safe.
 *
 * @param domains what is moved
 * @param accounts whose log it goes to
 */
public record DomainBoard(DomainSwitches domains, Accounts accounts) {

  private static final String COMMAND = "command";

  /** A sender's domain as people write it, in lower-case A-labels; empty for what is none. */
  public static Optional<String> domain(String written) {
    String name = written.strip().toLowerCase(Locale.ROOT);
    return HostNames.toAscii(name.startsWith("@") ? name.substring(1) : name)
        .filter(host -> !host.startsWith(".") && !host.endsWith("."))
        .filter(Allowance::isDomain);
  }

  /**
   * Switches one off for somebody on a page.
   *
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   */
  public DomainOff off(Viewer viewer, String domain, String why) throws IOException {
    viewer.demand(Right.CHANGE);
    return off(Accounts.By.of(viewer), viewer.user(), domain, why);
  }

  /** Switches one off for the command line. */
  public DomainOff off(String domain, String why) throws IOException {
    return off(Accounts.By.COMMAND, COMMAND, domain, why);
  }

  /**
   * Switches one on for somebody on a page.
   *
   * @return whether it was off
   * @throws org.waybill.collector.access.ForbiddenException where that is not for the viewer
   */
  public boolean on(Viewer viewer, String domain, String why) throws IOException {
    viewer.demand(Right.CHANGE);
    return on(Accounts.By.of(viewer), domain, why);
  }

  /** Switches one on for the command line; whether it was off. */
  public boolean on(String domain, String why) throws IOException {
    return on(Accounts.By.COMMAND, domain, why);
  }

  /** Switches one off for a James. */
  DomainOff off(String node, String domain, String why) throws IOException {
    return off(Accounts.By.james(node), Jameses.of(node).toString(), domain, why);
  }

  /** Switches one on for a James; whether it was off. */
  boolean on(String node, String domain, String why) throws IOException {
    return on(Accounts.By.james(node), domain, why);
  }

  private DomainOff off(Accounts.By by, String name, String domain, String why) throws IOException {
    try {
      DomainOff off = domains.off(domain, name, why);
      tell(by, "recording switched off for mail of " + domain, why);
      return off;
    } catch (IOException e) {
      tell(by, "recording switched off for mail of " + domain + ", not on disk yet", why);
      throw e;
    }
  }

  private boolean on(Accounts.By by, String domain, String why) throws IOException {
    boolean was;
    try {
      was = domains.on(domain);
    } catch (IOException e) {
      tell(by, "recording could not be switched on for mail of " + domain, why);
      throw e;
    }
    if (was) {
      tell(by, "recording switched on for mail of " + domain, why);
    }
    return was;
  }

  private void tell(Accounts.By by, String what, String why) {
    String reason = why.isBlank() ? "no reason given" : why;
    accounts.tell(by, LogEntry.Event.CHANGE, what + ": " + reason);
  }
}
