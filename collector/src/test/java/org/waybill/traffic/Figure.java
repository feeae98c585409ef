package org.waybill.traffic;

import java.util.List;
import org.waybill.collector.classify.Sign;

/** At least, the figure, at most. */
record Figure(long least, long figure, long most) {

  static Figure of(List<Sign> copies) {
    return new Figure(
        count(copies, Sign.PROVEN), count(copies, Sign.PERSON), count(copies, Sign.UNCERTAIN));
  }

  private static long count(List<Sign> copies, Sign at) {
    return copies.stream().filter(sign -> sign.compareTo(at) >= 0).count();
  }
}
