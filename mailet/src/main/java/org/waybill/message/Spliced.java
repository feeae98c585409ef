package org.waybill.message;

import java.util.List;

/**
 * An encoded body with its splices in place.
 *
 * @param body the encoded bytes, holes filled with what the splices' texts hold
 * @param holes one for each splice, in their order
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
public record Spliced(byte[] body, List<Hole> holes) {

  public Spliced {
    holes = List.copyOf(holes);
  }
}
