package org.waybill.clean;

import java.util.List;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.Splice;

/** One change of a message's raw bytes. */
sealed interface Change {

  /** Where it begins in the original. */
  int start();

  /** Behind the last byte that goes. */
  int end();

  /** What stands there then. */
  byte[] bytes();

  /** A header field goes. */
  record FieldGone(int start, int end) implements Change {
    @Override
    public byte[] bytes() {
      return new byte[0];
    }
  }

  /**
   * A leaf's text is cleaned.
   *
   * @param before its body as found
   * @param splices into the decoded body, ascending
   * @param bytes the encoded body with the splices in place
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, not kept
  record BodyCleaned(Leaf leaf, LeafBody before, List<Splice> splices, byte[] bytes)
      implements Change {
    @Override
    public int start() {
      return leaf.start();
    }

    @Override
    public int end() {
      return leaf.end();
    }
  }

  /** An attached message is cleaned; it was proven on its own. */
  record MessageCleaned(Leaf leaf, Cleaning cleaning) implements Change {
    @Override
    public int start() {
      return leaf.start();
    }

    @Override
    public int end() {
      return leaf.end();
    }

    @Override
    public byte[] bytes() {
      return cleaning.bytes();
    }
  }
}
