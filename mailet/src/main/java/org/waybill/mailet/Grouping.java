package org.waybill.mailet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.waybill.copy.CopyIdentity;
import org.waybill.copy.Template;
import org.waybill.idna.CanonicalRecipient;
import org.waybill.settings.Settings;
import org.waybill.wire.Day;
import org.waybill.wire.Ids;
import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.SentCopy;
import org.waybill.wire.TrackingId;

/** Decides who gets an own copy and who shares one, and names the copies. Thread-safe. */
final class Grouping {

  private final Settings settings;
  private final Ids ids;

  Grouping(Settings settings, Ids ids) {
    this.settings = settings;
    this.ids = ids;
  }

  /** Recipients whose copies look alike. */
  record Alike(Template template, List<MailAddress> recipients) {

    /** By name: two spellings of a domain are one. */
    Map<String, List<MailAddress>> byName() {
      Map<String, List<MailAddress>> byName = new LinkedHashMap<>();
      for (MailAddress recipient : recipients) {
        String name = CanonicalRecipient.of(recipient.asString());
        byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(recipient);
      }
      return byName;
    }
  }

  /**
   * Groups recipients.
   *
   * @param tracked those whose copies are tracked, at least one
   * @param now the day of sealing
   * @return one group each; or, where the mode or a limit says so, one for all whose copies look
   *     alike, each under the same id, since nobody is told apart then
   */
  List<Group> of(Letter letter, List<Alike> tracked, Instant now) {
    int day = Day.of(now);
    boolean shared = isShared(tracked);
    List<Group> groups = new ArrayList<>();
    for (Alike alike : tracked) {
      if (shared) {
        groups.add(group(letter, Ids.SHARED, alike.recipients(), alike.template(), day));
      } else {
        alike
            .byName()
            .forEach((name, to) -> groups.add(group(letter, name, to, alike.template(), day)));
      }
    }
    return groups;
  }

  private boolean isShared(List<Alike> tracked) {
    long copies = tracked.stream().mapToLong(alike -> alike.byName().size()).sum();
    long size = tracked.stream().mapToLong(alike -> alike.template().size()).max().orElse(0);
    return settings.mode() == Mode.AGGREGATE
        || copies > settings.maxCopies()
        || (copies > 1 && copies * size > settings.maxSplitBytes());
  }

  private Group group(
      Letter letter, String name, List<MailAddress> recipients, Template template, int day) {
    boolean shared = name.equals(Ids.SHARED);
    String sender = letter.sender().map(MailAddress::asString).orElse("");
    byte[] htmlDigest = template.plan().htmlDigest();
    TrackingId copy = ids.copy(letter.messageId(), sender, name, htmlDigest);
    PersonCode person = shared ? PersonCode.NONE : ids.person(name);
    Mode mode = shared ? Mode.AGGREGATE : Mode.IDENTIFIED;
    return new Group(
        recipients,
        new CopyIdentity(mode, copy, person, day),
        new SentCopy(copy, person, name, recipients.size(), template.plan().pixels().size()),
        template);
  }
}
