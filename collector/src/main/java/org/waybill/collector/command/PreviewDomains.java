package org.waybill.collector.command;

import java.util.function.Predicate;
import org.waybill.settings.Domains;

/**
 * Whose mail a preview takes for ours: no James is asked, so only {@code senderDomains} can tell,
 * and where that is empty nobody can.
 *
 * @param senders domains whose mail is tracked
 * @param locals domains whose users are not
 */
record PreviewDomains(Predicate<String> senders, Predicate<String> locals) {

  /** Everybody's mail is ours, nobody is local. */
  static final PreviewDomains UNKNOWN = new PreviewDomains(domain -> true, domain -> false);

  static PreviewDomains of(Domains configured) {
    return configured.names().isEmpty()
        ? UNKNOWN
        : new PreviewDomains(configured::contains, domain -> false);
  }
}
