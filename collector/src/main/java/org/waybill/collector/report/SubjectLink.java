package org.waybill.collector.report;

import java.util.Optional;
import org.waybill.collector.store.Reports;
import org.waybill.collector.store.Subject;

/**
 * The name of a sender, tag or campaign, with the way to its page. Immutable.
 *
 * @param page absent where nothing stands under that name: its figures have expired, or the name is
 *     not shown whole to this reader
 */
public record SubjectLink(Shown name, Optional<String> page) {

  /**
   * Of a message's.
   *
   * @param holding the stretch of time its page shows
   */
  static SubjectLink of(SubjectPath of, String name, Period holding, Reports reports) {
    Subject subject = Subject.of(of.kind(), name);
    return new SubjectLink(
        Shown.of(name),
        reports
            .nameOf(subject)
            .map(known -> holding.in(Address.of(of.path(subject, known))).toString()));
  }
}
