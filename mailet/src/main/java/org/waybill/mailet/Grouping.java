package org.waybill.mailet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.james.core.MailAddress;
import org.waybill.copy.CopyIdentity;
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

  /**
   * Groups recipients.
   *
   * @param tracked those whose copies are tracked, at least one
   * @param size bytes of one copy
   * @param htmlDigest SHA-256 of the HTML leaves
   * @param now the day of sealing
   * @return one group each, or one of all where that is the mode or a limit says so
   */
  List<Group> of(
      Letter letter, List<MailAddress> tracked, int size, byte[] htmlDigest, Instant now) {
    Map<String, List<MailAddress>> byName = new LinkedHashMap<>();
    for (MailAddress recipient : tracked) {
      String name = CanonicalRecipient.of(recipient.asString());
      byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(recipient);
    }
    int day = Day.of(now);
    if (isShared(byName.size(), size)) {
      return List.of(group(letter, Ids.SHARED, tracked, htmlDigest, day));
    }
    return byName.entrySet().stream()
        .map(entry -> group(letter, entry.getKey(), entry.getValue(), htmlDigest, day))
        .toList();
  }

  private boolean isShared(int copies, int size) {
    return settings.mode() == Mode.AGGREGATE
        || copies > settings.maxCopies()
        || (copies > 1 && (long) copies * size > settings.maxSplitBytes());
  }

  private Group group(
      Letter letter, String name, List<MailAddress> recipients, byte[] htmlDigest, int day) {
    boolean shared = name.equals(Ids.SHARED);
    String sender = letter.sender().map(MailAddress::asString).orElse("");
    TrackingId copy = ids.copy(letter.messageId(), sender, name, htmlDigest);
    PersonCode person = shared ? PersonCode.NONE : ids.person(name);
    Mode mode = shared ? Mode.AGGREGATE : Mode.IDENTIFIED;
    return new Group(
        recipients,
        new CopyIdentity(mode, copy, person, day),
        new SentCopy(copy, person, name, recipients.size()));
  }
}
