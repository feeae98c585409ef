package org.waybill.copy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.message.Leaf;
import org.waybill.message.LeafBody;
import org.waybill.message.LineLength;
import org.waybill.message.Message;
import org.waybill.message.MessageLimits;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;

/**
 * Reads a rendered copy anew, takes out what was put in and compares with the original: done once
 * for every template before it is used.
 */
public final class Proof {

  private static final MessageLimits NO_LIMITS =
      new MessageLimits(
          1_000, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

  private Proof() {}

  /**
   * Whether a copy differs from the original only in what the plan says.
   *
   * @param rendered one copy of the template
   * @param original the message as found; where the plan cleaned it, what went was proven then, and
   *     the copy is compared with the cleaned one
   */
  public static boolean holds(Template template, byte[] rendered, byte[] original) {
    Track plan = template.plan();
    Message before = plan.message();
    return isBasis(plan, original)
        && LineLength.isKept(before.raw(), rendered)
        && Message.scan(rendered, NO_LIMITS) instanceof Message copy
        && holds(plan, copy, before);
  }

  /** The plan holds the original as read, and the cleaned one in its place; any other is none. */
  private static boolean isBasis(Track plan, byte[] original) {
    return Arrays.equals(plan.message().raw(), original)
        || plan.cleaning().filter(c -> Arrays.equals(c.original(), original)).isPresent();
  }

  private static boolean holds(Track plan, Message copy, Message before) {
    List<Leaf> old = before.leaves();
    List<Leaf> now = copy.leaves();
    if (old.size() != now.size()) {
      return false;
    }
    int oldAt = 0;
    int nowAt = 0;
    for (LeafEdits edits : plan.leaves()) {
      int i = index(old, edits.leaf());
      if (i < 0
          || !Arrays.equals(
              before.raw(), oldAt, edits.leaf().start(), copy.raw(), nowAt, now.get(i).start())
          || !holds(edits, copy.raw(), now.get(i))) {
        return false;
      }
      oldAt = old.get(i).end();
      nowAt = now.get(i).end();
    }
    byte[] raw = before.raw();
    return Arrays.equals(raw, oldAt, raw.length, copy.raw(), nowAt, copy.raw().length);
  }

  private static int index(List<Leaf> leaves, Leaf wanted) {
    int i = leaves.size() - 1;
    while (i >= 0 && leaves.get(i) != wanted) {
      i--;
    }
    return i;
  }

  private static boolean holds(LeafEdits edits, byte[] rendered, Leaf leaf) {
    Optional<LeafBody> body = LeafBody.of(rendered, leaf);
    return body.isPresent()
        && new Unsplice(edits, body.get().decoded()).gives(edits.original().decoded());
  }
}
