package org.waybill.copy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.waybill.clean.Cleaning;
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
    byte[] basis = plan.cleaning().map(cleaning -> basis(cleaning, original)).orElse(original);
    return LineLength.isKept(basis, rendered)
        && Message.scan(rendered, NO_LIMITS) instanceof Message copy
        && Message.scan(basis, NO_LIMITS) instanceof Message before
        && holds(plan, copy, before);
  }

  /** Another original than the one that was cleaned is no basis: then nothing holds. */
  private static byte[] basis(Cleaning cleaning, byte[] original) {
    return Arrays.equals(cleaning.original(), original) ? cleaning.bytes() : original;
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
      int i = old.indexOf(edits.leaf());
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

  private static boolean holds(LeafEdits edits, byte[] rendered, Leaf leaf) {
    Optional<LeafBody> body = LeafBody.of(rendered, leaf);
    return body.isPresent()
        && new Unsplice(edits, body.get().decoded()).gives(edits.original().decoded());
  }
}
