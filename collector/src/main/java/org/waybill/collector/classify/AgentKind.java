package org.waybill.collector.classify;

import java.util.Locale;

/** What a user agent says its program is. In the order in which a list of rules is asked. */
enum AgentKind {
  /** The exact text with which Gmail fetches pictures on arrival. */
  GMAIL_PREFETCH,
  /** A mail provider's image proxy. */
  PROXY,
  /** A preview of a link for a chat or social network. */
  PREVIEW,
  /** It says itself that it fetches ahead. */
  PREFETCH,
  /** Apple's privacy protection, if it loads a picture. */
  APPLE_PREFETCH,
  /** A bare web view of Apple's. */
  APPLE_VIEW,
  /** A program in which persons read mail. */
  MAIL,
  /** A script, library or product that nobody reads with. */
  CLIENT,
  /** A browser. */
  BROWSER,
  /** None of these. */
  UNKNOWN,
  /** No text at all. */
  ABSENT;

  /** The title of its section in a list of rules. */
  String section() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
