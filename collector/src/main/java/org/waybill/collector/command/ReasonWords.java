package org.waybill.collector.command;

import java.util.Map;

/** What reasons mean, for an admin who asks why something is not tracked. */
final class ReasonWords {

  private static final Map<String, String> OF_MESSAGES =
      Map.ofEntries(
          Map.entry("null-sender", "the envelope sender is empty: a bounce"),
          Map.entry("auto-submitted", "Auto-Submitted says that a program wrote it"),
          Map.entry(
              "foreign-sender",
              "the domain of the sender, or of From, is neither hosted here nor in senderDomains"),
          Map.entry("local", "the recipient is one of our own users"),
          Map.entry(
              "dkim-signed", "a DKIM or ARC signature is there and would break (signingFollows)"),
          Map.entry("off", "tracking is switched off for it; see switches"),
          Map.entry("no-html", "no HTML part that readers see"),
          Map.entry("nothing-to-track", "HTML is there, yet neither a link nor room for a pixel"),
          Map.entry(
              "already-tracked", "it carries a pixel or link of ours that may not be cleaned"),
          Map.entry("unparsable", "readers may differ on what the message is"),
          Map.entry("signed", "the HTML is under a signature (S/MIME, PGP/MIME)"),
          Map.entry("encrypted", "the HTML is encrypted"),
          Map.entry("report", "a delivery report or the like"),
          Map.entry("calendar", "a calendar object without HTML"),
          Map.entry("attachment", "the only HTML is an attachment or has a file name"),
          Map.entry("measured", "Content-MD5 or Content-Length fixes the HTML's bytes"),
          Map.entry("encoding", "the HTML's transfer encoding is unknown or broken"),
          Map.entry("charset", "the HTML's charset is no superset of ASCII, or unknown"),
          Map.entry("unsure", "two readings of the HTML differ"),
          Map.entry("limit", "something is larger than we look at"),
          Map.entry("key-unconfirmed", "the collector has not confirmed the key"),
          Map.entry("host-down", "the tracking host failed its check"),
          Map.entry("ledger-full", "the ledger has reached its bound on disk"),
          Map.entry("ledger-failed", "the ledger could not be written"),
          Map.entry("ledger-slow", "the ledger was not on disk in time"),
          Map.entry("hand-off-failed", "James did not take the copies"),
          Map.entry(
              "no-disclosure",
              "what recipients are told has no place in it, or cannot be written in its charset"),
          Map.entry("switched-off", "the kill switch of James is on"),
          Map.entry("host-unclear", "From names domains that have different tracking hosts"),
          Map.entry("plan-failed", "planning failed; please report the message"),
          Map.entry(
              "proof-failed", "undoing the copy did not give the original; please report it"));

  private static final Map<String, String> OF_LINKS =
      Map.ofEntries(
          Map.entry("off", "clicks are switched off; see switches"),
          Map.entry("excluded-host", "its host is in excludedHosts"),
          Map.entry(
              "sensitive", "only its recipient may follow it, or following it changes something"),
          Map.entry("label", "its text shows another domain than it leads to"),
          Map.entry("empty", "it has no value"),
          Map.entry("relative", "it names no host"),
          Map.entry("scheme-relative", "it begins with //, and schemeRelativeLinks is false"),
          Map.entry("scheme", "it is neither http nor https"),
          Map.entry("malformed", "browsers do not all read it alike"),
          Map.entry("host", "its host cannot be mapped to ASCII"),
          Map.entry("user-info", "it holds a user name or password"),
          Map.entry("placeholder", "it holds a merge field that nobody filled in"),
          Map.entry("markup", "it holds < or >: most likely a quote is missing"),
          Map.entry(
              "unquoted", "it stands without quotes at the end of a tag in a conditional comment"),
          Map.entry("nul", "it holds a NUL byte"),
          Map.entry("charset", "its non-ASCII characters cannot be told for certain"),
          Map.entry("opt-out", "its author asked for no tracking"),
          Map.entry("unsure", "two readings of the HTML differ about it"),
          Map.entry("encoding", "its bytes in the transfer encoding are not certain"),
          Map.entry("too-long", "its tracked URL would be longer than maxTrackedUrl"),
          Map.entry("line-too-long", "it would need a line over 998 bytes"),
          Map.entry("already-tracked", "it holds a link of ours inside another service's"));

  private static final Map<String, String> OF_PIXELS =
      Map.of(
          "frameset", "a frameset has no place for it",
          "empty", "the HTML is empty",
          "short", "short HTML without an image, and pixelInShortHtml is false",
          "unsure", "two readings of the HTML differ about its place");

  private ReasonWords() {}

  /** Why a message is not tracked. */
  static String ofMessage(String code) {
    return OF_MESSAGES.getOrDefault(code, code);
  }

  /** Why a link stays. */
  static String ofLink(String code) {
    return OF_LINKS.getOrDefault(code, code);
  }

  /** Why there is no pixel. */
  static String ofPixel(String code) {
    return code.startsWith("open-")
        ? "<" + code.substring("open-".length()) + "> is open where the HTML ends"
        : OF_PIXELS.getOrDefault(code, code);
  }
}
