package org.waybill.collector.store.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Sign;
import org.waybill.collector.hit.EventType;
import org.waybill.collector.store.Figures;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.Subjects;

/**
 * Hits of one copy that are alike and were judged alike. Immutable.
 *
 * @param link the link's number, 0 for the pixel
 */
record Judged(EventType type, int link, Figures figures, Judgement judgement, KnownDevice device) {

  /** What they count for besides their copy, each with its name: reasons and device. */
  Map<Subject, String> subjects() {
    Map<Subject, String> subjects = new LinkedHashMap<>(device.subjects());
    judgement
        .reasons()
        .list()
        .forEach(reason -> subjects.put(Subjects.ofReason(reason), reason.word()));
    return subjects;
  }

  /** Whether they asked for a link and not for the pixel, whatever the method. */
  boolean isForLink() {
    return link > 0;
  }

  /** What they say about a person. */
  Sign sign() {
    return Sign.of(type, judgement);
  }
}
