package org.waybill.clean;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.LineLength;
import org.waybill.message.Message;
import org.waybill.message.Splice;

/** Reads a cleaned message anew, puts back what was taken out and compares with the original. */
final class CleaningProof {

  private final byte[] before;
  private final Message read;
  private final byte[] after;
  private final List<Change> changes;
  private int beforeAt;
  private int afterAt;

  private CleaningProof(byte[] before, Message read, List<Change> changes) {
    this.before = before;
    this.read = read;
    this.after = read.raw();
    this.changes = changes;
  }

  /**
   * Whether a cleaned message differs from the original only in the changes.
   *
   * @param changes ascending
   */
  static boolean holds(Message before, Message after, List<Change> changes) {
    return LineLength.isKept(before.raw(), after.raw())
        && before.leaves().size() == after.leaves().size()
        && new CleaningProof(before.raw(), after, changes).holds(before.leaves(), after.leaves());
  }

  private boolean holds(List<Leaf> old, List<Leaf> now) {
    for (Change change : changes) {
      int same = change.start() - beforeAt;
      if (!isSame(same)) {
        return false;
      }
      boolean holds =
          switch (change) {
            case Change.FieldGone gone -> {
              beforeAt = gone.end();
              yield true;
            }
            case Change.BodyCleaned body -> body(body, now, old.indexOf(body.leaf()));
            case Change.MessageCleaned message ->
                message(message, now, old.indexOf(message.leaf()));
          };
      if (!holds) {
        return false;
      }
    }
    return isSame(before.length - beforeAt) && afterAt == after.length;
  }

  private boolean isSame(int length) {
    boolean same =
        length >= 0
            && afterAt + length <= after.length
            && Arrays.equals(before, beforeAt, beforeAt + length, after, afterAt, afterAt + length);
    beforeAt += length;
    afterAt += length;
    return same;
  }

  private boolean body(Change.BodyCleaned change, List<Leaf> now, int index) {
    if (index < 0 || now.get(index).start() != afterAt) {
      return false;
    }
    Optional<LeafBody> body = read.body(now.get(index));
    beforeAt = change.end();
    afterAt = now.get(index).end();
    return body.isPresent()
        && restores(change.splices(), body.get().decoded(), change.before().decoded());
  }

  /** Each text gives way to the bytes that stood there. */
  private static boolean restores(List<Splice> splices, byte[] cleaned, byte[] original) {
    int from = 0;
    int at = 0;
    for (Splice splice : splices) {
      int same = splice.start() - from;
      int text = splice.text().length();
      if (at + same + text > cleaned.length
          || !Arrays.equals(original, from, splice.start(), cleaned, at, at + same)
          || !isText(splice.text(), cleaned, at + same)) {
        return false;
      }
      from = splice.end();
      at += same + text;
    }
    return Arrays.equals(original, from, original.length, cleaned, at, cleaned.length);
  }

  private static boolean isText(String text, byte[] bytes, int at) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean message(Change.MessageCleaned change, List<Leaf> now, int index) {
    if (index < 0 || now.get(index).start() != afterAt) {
      return false;
    }
    Cleaning inner = change.cleaning();
    int end = now.get(index).end();
    boolean holds =
        Arrays.equals(
                inner.original(), 0, inner.original().length, before, change.start(), change.end())
            && Arrays.equals(inner.bytes(), 0, inner.bytes().length, after, afterAt, end);
    beforeAt = change.end();
    afterAt = end;
    return holds;
  }
}
