package org.waybill.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** 7bit, 8bit and binary: bytes as they are; only the length of lines matters. */
final class IdentityBody implements LeafBody {

  private final byte[] bytes;

  private IdentityBody(byte[] bytes) {
    this.bytes = bytes;
  }

  static IdentityBody of(byte[] raw, int start, int end) {
    return new IdentityBody(Arrays.copyOfRange(raw, start, end));
  }

  @Override
  public byte[] decoded() {
    return bytes;
  }

  @Override
  public boolean isCertain(int start, int end) {
    return true;
  }

  @Override
  public boolean hasRoom(Splice splice) {
    int from = Math.min(0, splice.breaks().isEmpty() ? 0 : splice.breaks().getFirst());
    for (int to : splice.breaks()) {
      if (to - from > Lines.LONGEST) {
        return false;
      }
      from = to;
    }
    return splice.text().length() - from <= Lines.LONGEST;
  }

  @Override
  public Optional<Spliced> splice(List<Splice> splices) {
    Spliced spliced = new IdentitySplicer(bytes).splice(splices);
    return LineLength.isKept(bytes, spliced.body()) ? Optional.of(spliced) : Optional.empty();
  }
}
