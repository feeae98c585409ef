package org.waybill.html;

import java.util.Locale;

/** Why a link stays as it is. */
public enum LinkReason {
  /** No value, or one of white space only. */
  EMPTY,
  /** No scheme and no host of its own: relative, or a fragment. */
  RELATIVE,
  /** {@code //host/path}: the scheme is the reader's. */
  SCHEME_RELATIVE,
  /** Another scheme than http and https. */
  SCHEME,
  /**
   * http or https, but not a URL that every browser reads alike: {@code http:x}, backslashes, a bad
   * port.
   */
  MALFORMED,
  /** A host that cannot be mapped to ASCII. */
  HOST,
  /** A user name or password in the URL. */
  USER_INFO,
  /** A merge field that nobody filled in. */
  PLACEHOLDER,
  /** The value holds {@code <}, {@code >} or a stray quote: most likely a quote is missing. */
  MARKUP,
  /**
   * In a conditional comment, without quotes at the end of a tag: a token that ends in two hyphens
   * would end the comment there.
   */
  UNQUOTED,
  /** The value holds a NUL byte. */
  NUL,
  /** Non-ASCII characters whose bytes cannot be told for certain. */
  CHARSET,
  /** The author asked for no tracking of this link. */
  OPT_OUT,
  /** The two readings of the source disagree about the value. */
  UNSURE;

  /** The reason as it is counted and shown: lower case, with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
