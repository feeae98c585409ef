package org.waybill.collector.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.draw.Stack;
import org.waybill.collector.words.Words;

/** Reasons with their hits as bars, the largest first. */
final class ReasonBars {

  private ReasonBars() {}

  static List<Overview.ReasonRow> of(Map<Reason, Long> hits, Period period, Words words) {
    long largest = hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return hits.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(
            one ->
                new Overview.ReasonRow(
                    words.text("r." + one.getKey().word()),
                    period.in(Address.of("/machines/" + one.getKey().word())).toString(),
                    Numbers.grouped(one.getValue()),
                    Stack.of(
                        List.of(
                            new Stack.Share("machine", one.getValue()),
                            new Stack.Share("track", largest - one.getValue())))))
        .toList();
  }
}
