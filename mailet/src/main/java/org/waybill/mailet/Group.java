package org.waybill.mailet;

import java.util.List;
import org.apache.james.core.MailAddress;
import org.waybill.copy.CopyIdentity;
import org.waybill.copy.Template;
import org.waybill.wire.Sealer;
import org.waybill.wire.SentCopy;

/**
 * Recipients that share a copy.
 *
 * @param recipients at least one
 * @param identity whose copy it is, as its tokens say
 * @param sent the same as the ledger says
 * @param template how the copy looks
 */
record Group(
    List<MailAddress> recipients, CopyIdentity identity, SentCopy sent, Template template) {

  Group {
    recipients = List.copyOf(recipients);
  }

  /** Seals and renders its copy. */
  byte[] render(Sealer sealer) {
    return template.render(identity, sealer);
  }
}
