package org.waybill.collector.store.sql;

import java.util.List;
import org.waybill.collector.store.Subject;
import org.waybill.wire.MessageKey;

/**
 * What a hit of a copy counts for. Immutable.
 *
 * @param message the copy's message
 * @param subjects all its subjects, its message's and its own
 */
record KnownCopy(MessageKey message, List<Subject> subjects) {

  KnownCopy {
    subjects = List.copyOf(subjects);
  }
}
