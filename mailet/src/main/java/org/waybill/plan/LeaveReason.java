package org.waybill.plan;

import java.util.Locale;

/** Why a message, or one recipient of it, is left untracked; every one is counted by its code. */
public enum LeaveReason {
  // policy
  /** The envelope sender is null: a bounce. */
  NULL_SENDER,
  /** Auto-Submitted says something other than {@code no} (RFC 3834). */
  AUTO_SUBMITTED,
  /** The envelope sender's or the From header's domain is not ours. */
  FOREIGN_SENDER,
  /** The recipient is one of our own users. */
  LOCAL,
  /** A DKIM or ARC signature is there already and would break. */
  DKIM_SIGNED,
  /** Tracking is switched off for this message. */
  OFF,

  // the message
  /** No HTML leaf that is shown. */
  NO_HTML,
  /** HTML is there, yet neither a link nor a place for the pixel. */
  NOTHING_TO_TRACK,
  /** It carries a pixel or link of ours already. */
  ALREADY_TRACKED,
  /** Readers may differ on what the message is. */
  UNPARSABLE,
  /** The HTML is under a signature (RFC 1847, S/MIME). */
  SIGNED,
  /** The HTML is encrypted. */
  ENCRYPTED,
  /** A delivery report or the like. */
  REPORT,
  /** A calendar object without HTML. */
  CALENDAR,
  /** The only HTML is an attachment or has a file name. */
  ATTACHMENT,
  /** Content-MD5 or Content-Length fixes the HTML's bytes. */
  MEASURED,
  /** The HTML's transfer encoding is unknown or broken. */
  ENCODING,
  /** The HTML's charset is no superset of ASCII, or unknown. */
  CHARSET,
  /** Two readings of the HTML differ. */
  UNSURE,
  /** Something is larger than we look at. */
  LIMIT,
  /** What recipients are told has no place in it, or cannot be written in its charset. */
  NO_DISCLOSURE,
  /** From names domains that have different tracking hosts. */
  HOST_UNCLEAR,
  /** Planning failed; the message is kept as a case. */
  PLAN_FAILED,

  // the environment
  /** The kill switch is on, for all mail or the sender's domain. */
  SWITCHED_OFF,
  /** Un-splicing a copy did not give the original again. */
  PROOF_FAILED,
  /** The collector has confirmed no active sealing key. */
  KEY_UNCONFIRMED,
  /** The tracking host failed its last check, or there was none yet. */
  HOST_DOWN,
  /** The ledger's bound on disk is reached. */
  LEDGER_FULL,
  /** The ledger could not be written. */
  LEDGER_FAILED,
  /** The ledger was not on disk in time. */
  LEDGER_SLOW,
  /** A copy was refused on its way to the rest of James. */
  HAND_OFF_FAILED;

  private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The code as counted, logged and reported. */
  public String code() {
    return code;
  }

  /**
   * Whether our own sender or admin wants it so: then what earlier messages of ours left in it is
   * taken out all the same.
   */
  public boolean isWish() {
    return this == OFF || this == LOCAL || this == AUTO_SUBMITTED;
  }
}
