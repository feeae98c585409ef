package org.waybill.collector.http;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.waybill.wire.SwitchErrand;

/**
 * Lets each errand of a James through once: it has to hold the ticket that this node was last told,
 * and what was done has used that up. Tickets of an earlier start or of another collector open
 * nothing, so that no errand that somebody has kept can be brought again, through restarts and
 * restores too. Thread-safe.
 */
public final class Turnstile {

  private final String start;
  private final Deed deed;
  private final Map<String, Long> done = new ConcurrentHashMap<>();

  /** What is done for a James. */
  @FunctionalInterface
  public interface Deed {
    /**
     * Blocks on the disk.
     *
     * @param node whose James it is
     * @throws IOException where it is not known to last: the James brings it again
     */
    void doFor(String node, SwitchErrand errand) throws IOException;
  }

  /**
   * Opens one.
   *
   * @param start random, of this start alone; hexadecimal
   */
  public Turnstile(String start, Deed deed) {
    this.start = start;
    this.deed = deed;
  }

  /** What that node's next errand has to hold. */
  String ticket(String node) {
    return start + "-" + done.getOrDefault(node, 0L);
  }

  /**
   * Does an errand, one at a time.
   *
   * @return false where its ticket is not the node's: nothing was done
   * @throws IOException where it is not known to last; the ticket is good for another try
   */
  synchronized boolean pass(String node, SwitchErrand errand) throws IOException {
    if (!errand.ticket().equals(ticket(node))) {
      return false;
    }
    deed.doFor(node, errand);
    done.merge(node, 1L, Long::sum);
    return true;
  }
}
