package org.waybill.mailet;

import java.util.List;
import org.apache.james.core.MailAddress;
import org.waybill.copy.Template;
import org.waybill.wire.Sealer;

/**
 * A message ready to be handed off: planned and proven, nothing done yet.
 *
 * @param groups at least one, each with a copy of its own
 * @param untracked recipients whose mail stays as it is
 */
record Split(Template template, Sealer sealer, List<Group> groups, List<MailAddress> untracked) {

  Split {
    groups = List.copyOf(groups);
    untracked = List.copyOf(untracked);
  }

  /** One group's copy, the caller's own bytes. */
  byte[] render(Group group) {
    return template.render(group.identity(), sealer);
  }
}
