package org.waybill.collector.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waybill.collector.search.Quoting;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.TextKey;

/**
 * Where the pages of subjects are. A plain name of a domain, tag or campaign stands in the path as
 * it is; everything else stands as its key, so that no path holds an address.
 */
enum SubjectPath {
  SENDERS("senders", SubjectKind.SENDER, "from"),
  DOMAINS("domains", SubjectKind.RECIPIENT_DOMAIN, "domain"),
  TAGS("tags", SubjectKind.TAG, "tag"),
  CAMPAIGNS("campaigns", SubjectKind.CAMPAIGN, "campaign"),
  LINKS("links", SubjectKind.TARGET, "link");

  /** Those with figures of what was sent: one pattern of pages. */
  static final List<SubjectPath> SENT = List.of(SENDERS, DOMAINS, TAGS, CAMPAIGNS);

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final String word;
  private final SubjectKind kind;
  private final String operator;

  SubjectPath(String word, SubjectKind kind, String operator) {
    this.word = word;
    this.kind = kind;
    this.operator = operator;
  }

  /** What its words begin with. */
  String word() {
    return word;
  }

  SubjectKind kind() {
    return kind;
  }

  /** Of the list. */
  String path() {
    return "/" + word;
  }

  /** Of one of them. */
  String path(Subject subject, String name) {
    boolean isPlain =
        isNamed()
            && PLAIN.matcher(name).matches()
            && TextKey.parse(name).isEmpty()
            && Subject.of(kind, name).equals(subject);
    return path() + "/" + (isPlain ? name : subject.key().hex());
  }

  /** The one that a path names; empty for what can name none. */
  Optional<Subject> subject(String id) {
    Optional<Subject> byKey = TextKey.parse(id).map(key -> new Subject(kind, key));
    return byKey.isPresent() || !PLAIN.matcher(id).matches() || !isNamed()
        ? byKey
        : Optional.of(Subject.of(kind, id));
  }

  private boolean isNamed() {
    return this == DOMAINS || this == TAGS || this == CAMPAIGNS;
  }

  /** What finds its messages. */
  String search(String name) {
    return operator + ":" + Quoting.value(name);
  }
}
