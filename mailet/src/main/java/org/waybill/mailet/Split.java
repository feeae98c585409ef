package org.waybill.mailet;

import java.util.List;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.waybill.wire.Sealer;

/**
 * A message ready to be handed off: planned and proven, nothing done yet.
 *
 * @param groups at least one, each with a copy of its own
 * @param untracked recipients whose mail is not tracked
 * @param cleaned what those get in place of the original, where that holds tracking of ours
 */
record Split(
    Sealer sealer, List<Group> groups, List<MailAddress> untracked, Optional<byte[]> cleaned) {

  Split {
    groups = List.copyOf(groups);
    untracked = List.copyOf(untracked);
  }

  /** One group's copy, the caller's own bytes. */
  byte[] render(Group group) {
    return group.template().render(group.identity(), sealer);
  }
}
