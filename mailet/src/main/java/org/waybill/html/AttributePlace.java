package org.waybill.html;

/**
 * An attribute in the source of a body.
 *
 * @param name where its name begins
 * @param start where its value begins, inside the quotes
 * @param end behind the value
 */
record AttributePlace(String body, int name, int start, int end) {

  private char quote() {
    char before = start == 0 ? ' ' : body.charAt(start - 1);
    boolean quoted =
        (before == '"' || before == '\'') && end < body.length() && body.charAt(end) == before;
    return quoted ? before : ' ';
  }

  /** Whether the value is that URL and nothing else; white space around it is no part of it. */
  boolean isExactly(OwnUrl url) {
    return !url.pixel()
        && url.start() < url.path()
        && body.substring(start, end).strip().equals(body.substring(url.start(), url.end()));
  }

  /** The link's target in place of the value's URL. */
  Replacement replacedBy(OwnUrl url) {
    return new Replacement(url.start(), url.end(), Escape.value(url.target()), false);
  }

  /** The attribute gone, its quotes as well. */
  Replacement removed() {
    return new Replacement(name, quote() == ' ' ? end : end + 1, "", true);
  }
}
