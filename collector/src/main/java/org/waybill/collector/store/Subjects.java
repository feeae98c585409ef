package org.waybill.collector.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.device.Device;
import org.waybill.wire.Labels;

/** Which subjects a message, a copy and a link belong to, each with its name. */
public final class Subjects {

  /**
   * What stands in a program's place where a mail provider stood between; no program is so called.
   */
  public static final String PROXY = "(image proxy)";

  private static final Map<Reason, Subject> REASONS = reasons();

  private Subjects() {}

  /** Those of a message: everything, sender, the sender's domain, tag, fold, campaign, variant. */
  public static Map<Subject, String> ofMessage(String sender, String subject, Labels labels) {
    Map<Subject, String> subjects = new LinkedHashMap<>();
    subjects.put(Subject.ALL, "");
    add(subjects, SubjectKind.SENDER, sender);
    domain(sender).ifPresent(domain -> add(subjects, SubjectKind.SENDER_DOMAIN, domain));
    labels.tag().ifPresent(word -> add(subjects, SubjectKind.TAG, word));
    add(subjects, SubjectKind.FOLD, FoldKey.of(sender, subject, labels.tag()));
    labels.campaign().ifPresent(word -> add(subjects, SubjectKind.CAMPAIGN, word));
    VariantName.of(labels).ifPresent(name -> add(subjects, SubjectKind.VARIANT, name.text()));
    return subjects;
  }

  /** Those of a copy besides its message's: the recipient's domain; none for a shared copy. */
  public static Map<Subject, String> ofCopy(String recipient) {
    Map<Subject, String> subjects = new LinkedHashMap<>();
    domain(recipient).ifPresent(domain -> add(subjects, SubjectKind.RECIPIENT_DOMAIN, domain));
    return subjects;
  }

  /** That of a link: its target. */
  public static Subject ofLink(String url) {
    return Subject.of(SubjectKind.TARGET, url);
  }

  /** That of a reason: its word. */
  public static Subject ofReason(Reason reason) {
    return Objects.requireNonNull(REASONS.get(reason)); // all are in it
  }

  /** Those of the program behind a hit: client, system, country, as far as they are told. */
  public static Map<Subject, String> ofDevice(Device device) {
    Map<Subject, String> subjects = new LinkedHashMap<>();
    switch (device) {
      case Device.Own own -> {
        own.client().ifPresent(name -> add(subjects, SubjectKind.CLIENT, name));
        own.system().ifPresent(name -> add(subjects, SubjectKind.SYSTEM, name));
        own.country().ifPresent(name -> add(subjects, SubjectKind.COUNTRY, name));
      }
      case Device.Proxy proxy ->
          List.of(SubjectKind.CLIENT, SubjectKind.SYSTEM, SubjectKind.COUNTRY)
              .forEach(kind -> add(subjects, kind, PROXY));
      case Device.Untold untold -> {}
    }
    return subjects;
  }

  private static Map<Reason, Subject> reasons() {
    Map<Reason, Subject> subjects = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      subjects.put(reason, Subject.of(SubjectKind.REASON, reason.word()));
    }
    return Collections.unmodifiableMap(subjects);
  }

  private static void add(Map<Subject, String> subjects, SubjectKind kind, String name) {
    subjects.put(Subject.of(kind, name), name);
  }

  private static Optional<String> domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 || at == address.length() - 1
        ? Optional.empty()
        : Optional.of(address.substring(at + 1));
  }
}
