package org.waybill.collector.store;

/** What figures are kept by, hour by hour; the code stands in stored rows and never changes. */
public enum SubjectKind {
  /** Everything there is: one subject. */
  ALL(1),
  /** An envelope sender. */
  SENDER(2),
  /** The domain of an envelope sender. */
  SENDER_DOMAIN(3),
  /** The domain of a recipient; a shared copy has none. */
  RECIPIENT_DOMAIN(4),
  /** What a sender named a message. */
  TAG(5),
  /** Messages that fold into one row: {@link FoldKey}. */
  FOLD(6),
  /** The target of a link, whatever message it stands in; clicks only. */
  TARGET(7),
  /**
   * Why hits count as they do: the word of a {@link org.waybill.collector.classify.Reason}; over
   * everything there is.
   */
  REASON(8),
  /** What a sender named a number of messages that belong together. */
  CAMPAIGN(9),
  /** One of the forms of a campaign's message: {@link VariantName}. */
  VARIANT(10),
  /**
   * The program of persons, such as {@code Firefox}; {@value Subjects#PROXY} where a mail provider
   * stood between.
   */
  CLIENT(11),
  /** Its operating system; the same where a mail provider stood between. */
  SYSTEM(12),
  /** The country it was in, ISO 3166-1; the same where a mail provider stood between. */
  COUNTRY(13);

  private final int code;

  SubjectKind(int code) {
    this.code = code;
  }

  /** As stored. */
  public int code() {
    return code;
  }

  /** Whether figures are kept of what was sent, and not only of hits. */
  public boolean isSent() {
    return switch (this) {
      case TARGET, REASON, CLIENT, SYSTEM, COUNTRY -> false;
      case ALL, SENDER, SENDER_DOMAIN, RECIPIENT_DOMAIN, TAG, FOLD, CAMPAIGN, VARIANT -> true;
    };
  }

  /** The kind with that code. */
  public static SubjectKind of(int code) {
    for (SubjectKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "subject kind " + code + " is unknown here; 1 to 13 are known");
  }
}
