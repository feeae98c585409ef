package org.waybill.proof.copies;

import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.InputStream;

/** A stream that tells where in the whole message it lies; the mail API cuts parts from it. */
final class Ranged extends SharedByteArrayInputStream {
  Ranged(byte[] whole, int start, int length) {
    super(whole, start, length);
  }

  @Override
  public InputStream newStream(long from, long to) {
    int end = to < 0 ? count : start + (int) to;
    return new Ranged(buf, start + (int) from, end - start - (int) from);
  }

  int start() {
    return start;
  }

  int end() {
    return count;
  }
}
