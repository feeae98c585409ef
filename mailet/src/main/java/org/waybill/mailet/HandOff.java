package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.core.MailAddress;
import org.apache.james.lifecycle.api.LifecycleUtil;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.MailetContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the copies of one mail off, rendered one at a time. The original keeps every recipient
 * whose copy was not accepted, so nobody gets nothing.
 */
final class HandOff {

  private static final Logger LOGGER = LoggerFactory.getLogger(HandOff.class);

  /**
   * After so many refusals the rest stays on the original: a broken spool is not asked 500 times.
   */
  private static final int REFUSALS = 3;

  private final MailetContext context;
  private final Mail mail;
  private final Split split;
  private final List<Group> pending;
  private final List<Group> refused = new ArrayList<>();

  HandOff(MailetContext context, Mail mail, Split split) {
    this.context = context;
    this.mail = mail;
    this.split = split;
    this.pending = new ArrayList<>(split.groups());
  }

  /**
   * Does it.
   *
   * @return the groups whose recipients get the unchanged original; mostly none
   */
  List<Group> run() {
    for (Group group : split.groups()) {
      boolean lastOne = pending.size() == 1 && split.untracked().isEmpty();
      if (lastOne || refused.size() >= REFUSALS) {
        break;
      }
      if (send(group)) {
        pending.remove(group);
        mail.setRecipients(kept());
      } else {
        refused.add(group);
      }
    }
    if (!split.untracked().isEmpty()) {
      boolean unused = split.cleaned().filter(cleaned -> CleanMail.put(mail, cleaned)).isPresent();
      return List.copyOf(pending);
    }
    boolean becomesCopy = pending.size() == 1 && become(pending.get(0));
    return becomesCopy ? List.of() : List.copyOf(pending);
  }

  /** By group and not by address: James takes two spellings of a local part for one address. */
  private List<MailAddress> kept() {
    List<MailAddress> kept = new ArrayList<>(split.untracked());
    pending.forEach(group -> kept.addAll(group.recipients()));
    return kept;
  }

  /** Whether James took the copy; after an exception nobody can tell, so it counts as refused. */
  private boolean send(Group group) {
    try {
      MailImpl copy = CopyMail.of(mail, group, split.render(group));
      try {
        context.sendMail(copy, mail.getState());
      } finally {
        LifecycleUtil.dispose(copy);
      }
      return true;
    } catch (MessagingException | RuntimeException | VirtualMachineError | LinkageError e) {
      say("James did not take copy {} ({}); its recipients stay on the original", group, e);
      return false;
    }
  }

  private boolean become(Group group) {
    try {
      CopyMail.put(mail, group, split.render(group));
      return true;
    } catch (MessagingException | RuntimeException | VirtualMachineError | LinkageError e) {
      say("The original could not become copy {} ({}); it goes out unchanged", group, e);
      return false;
    }
  }

  /** An exception's own text may hold addresses, which only debug may show. */
  private static void say(String what, Group group, Throwable cause) {
    LOGGER.warn(what, group.identity().copy(), cause.getClass().getName());
    LOGGER.debug("because", cause);
  }
}
