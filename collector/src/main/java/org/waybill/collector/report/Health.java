package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import org.waybill.collector.words.Words;

/** What pages say of the collector itself. Thread-safe; never waits for anything. */
public interface Health {

  /** What needs somebody, the worst first; empty where all is well. */
  List<Finding> findings(Words words);

  /** Up to when every hit is judged, UTC milliseconds; empty where nobody can tell. */
  Optional<Long> settledUntil();

  /** Of a collector nobody can ask. */
  static Health unknown() {
    return new Health() {
      @Override
      public List<Finding> findings(Words words) {
        return List.of();
      }

      @Override
      public Optional<Long> settledUntil() {
        return Optional.empty();
      }
    };
  }
}
