package org.waybill.mailet;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.waybill.plan.LeaveReason;

/** Counts mails by what became of them, in James's metrics. Thread-safe. */
final class Counters {

  private final Metric tracked;
  private final Metric shadow;
  private final Metric proofFailed;
  private final Metric fellBack;
  private final Metric cleaned;
  private final Metric unclearHeader;
  private final Map<LeaveReason, Metric> left = new EnumMap<>(LeaveReason.class);

  Counters(MetricFactory metrics) {
    tracked = metrics.generate("waybill.tracked");
    shadow = metrics.generate("waybill.shadow");
    proofFailed = metrics.generate("waybill.proof-failed");
    fellBack = metrics.generate("waybill.shadow-fallback");
    cleaned = metrics.generate("waybill.cleaned");
    unclearHeader = metrics.generate("waybill.unclear-header");
    for (LeaveReason reason : LeaveReason.values()) {
      left.put(reason, metrics.generate("waybill.left." + reason.code()));
    }
  }

  /** At least one recipient got a tracked copy. */
  void tracked() {
    tracked.increment();
  }

  /** Earlier tracking or header fields of ours were taken out of it. */
  void cleaned() {
    cleaned.increment();
  }

  /** Its X-Waybill-Track says nothing that is known. */
  void unclearHeader() {
    unclearHeader.increment();
  }

  /** It would have been tracked. */
  void shadowed() {
    shadow.increment();
    left(LeaveReason.OFF);
  }

  /** Proofs failed too often: from now on copies are no longer sent. */
  void fellBack() {
    fellBack.increment();
  }

  /** The mail, or some recipients' part of it, went on as it was. */
  void left(LeaveReason reason) {
    Metric metric = left.get(reason);
    if (metric != null) {
      metric.increment();
    }
    if (reason == LeaveReason.PROOF_FAILED) {
      proofFailed.increment();
    }
  }

  /** What was counted since James started, by the names of the metrics; only what is not zero. */
  Map<String, Long> counts() {
    Map<String, Metric> all = new LinkedHashMap<>();
    all.put("tracked", tracked);
    all.put("shadow", shadow);
    all.put("proof-failed", proofFailed);
    all.put("shadow-fallback", fellBack);
    all.put("cleaned", cleaned);
    all.put("unclear-header", unclearHeader);
    left.forEach((reason, metric) -> all.put("left." + reason.code(), metric));
    Map<String, Long> counts = new LinkedHashMap<>();
    all.forEach((name, metric) -> counts.put(name, metric.getCount()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
