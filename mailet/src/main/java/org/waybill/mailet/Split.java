package org.waybill.mailet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.waybill.wire.Sealer;

/**
 * A message ready to be handed off: planned and proven, nothing done yet.
 *
 * @param groups at least one, each with a copy of its own
 * @param untracked recipients whose mail is not tracked
 * @param cleaned what those get in place of the original, where that holds tracking of ours
 * @param proven the copies that were rendered for the proof, one of each template
 */
record Split(
    Sealer sealer,
    List<Group> groups,
    List<MailAddress> untracked,
    Optional<byte[]> cleaned,
    Map<Group, byte[]> proven) {

  Split {
    groups = List.copyOf(groups);
    untracked = List.copyOf(untracked);
    proven = Map.copyOf(proven);
  }

  /** One group's copy, which nobody may change: the first one was rendered for the proof. */
  byte[] render(Group group) {
    byte[] rendered = proven.get(group);
    return rendered != null ? rendered : group.render(sealer);
  }
}
