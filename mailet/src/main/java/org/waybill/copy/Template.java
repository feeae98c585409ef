package org.waybill.copy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.waybill.plan.Edit;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Track;
import org.waybill.wire.Sealer;

/**
 * A whole copy with holes of fixed length where tokens go: rendering is one pass of copying, then
 * the holes are filled. Immutable, thread-safe.
 */
public final class Template {

  private final Track plan;
  private final byte[] bytes;
  private final List<Slot> slots;

  private Template(Track plan, byte[] bytes, List<Slot> slots) {
    this.plan = plan;
    this.bytes = bytes;
    this.slots = List.copyOf(slots);
  }

  /** Lays a plan's copy out. */
  public static Template of(Track plan) {
    byte[] raw = plan.message().raw();
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 4);
    List<Slot> slots = new ArrayList<>();
    int copied = 0;
    for (LeafEdits leaf : plan.leaves()) {
      out.write(raw, copied, leaf.leaf().start() - copied);
      addSlots(leaf, out.size(), slots);
      out.writeBytes(leaf.spliced().body());
      copied = leaf.leaf().end();
    }
    out.write(raw, copied, raw.length - copied);
    return new Template(plan, out.toByteArray(), slots);
  }

  private static void addSlots(LeafEdits leaf, int body, List<Slot> slots) {
    for (int i = 0; i < leaf.edits().size(); i++) {
      Edit edit = leaf.edits().get(i);
      slots.add(new Slot(leaf.spliced().holes().get(i), body, edit));
    }
  }

  /** Seals a copy's tokens and renders it. */
  public byte[] render(CopyIdentity copy, Sealer sealer) {
    return render(Tokens.seal(plan, copy, sealer));
  }

  /**
   * Renders a copy.
   *
   * @param tokens those of one copy of this plan's message
   * @return the whole message, the caller's own
   * @throws IllegalArgumentException where a token has not the length that was planned
   */
  public byte[] render(Tokens tokens) {
    byte[] copy = bytes.clone();
    for (Slot slot : slots) {
      byte[] token = tokens.bytes(slot.edit());
      if (token.length != slot.hole().length()) {
        throw new IllegalArgumentException(
            "a token has "
                + token.length
                + " characters where "
                + slot.hole().length()
                + " were planned: it belongs to another message");
      }
      slot.hole().fill(copy, slot.body(), token);
    }
    return copy;
  }

  /** How many bytes every copy has. */
  public int size() {
    return bytes.length;
  }

  /** The plan it was made from. */
  public Track plan() {
    return plan;
  }
}
