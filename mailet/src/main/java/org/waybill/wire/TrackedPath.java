package org.waybill.wire;

import java.util.Optional;

/**
 * What the path of a tracked URL says: {@code /o/TOKEN.gif}, {@code /c/TOKEN} and so on. Whether
 * the token is ours only its seal tells.
 *
 * @param kind by the letter in front
 * @param token the text between, as it stands
 */
public record TrackedPath(TokenKind kind, String token) {

  private static final String PIXEL_SUFFIX = ".gif";

  /** Reads a path; empty where it has another shape. */
  public static Optional<TrackedPath> of(String path) {
    if (path.length() < 4 || path.charAt(0) != '/' || path.charAt(2) != '/') {
      return Optional.empty();
    }
    return TokenKind.of(path.charAt(1)).flatMap(kind -> of(kind, path.substring(3)));
  }

  /**
   * Reads the path of an absolute http or https URL on any host; query and fragment are no part.
   */
  public static Optional<TrackedPath> ofUrl(String url) {
    int host = url.indexOf("://");
    int path = host < 0 ? -1 : url.indexOf('/', host + 3);
    if (path < 0 || !url.regionMatches(true, 0, "http", 0, 4)) {
      return Optional.empty();
    }
    int end = path;
    while (end < url.length() && "?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return of(url.substring(path, end));
  }

  private static Optional<TrackedPath> of(TokenKind kind, String rest) {
    if (kind != TokenKind.OPEN) {
      return Optional.of(new TrackedPath(kind, rest));
    }
    return rest.endsWith(PIXEL_SUFFIX)
        ? Optional.of(
            new TrackedPath(kind, rest.substring(0, rest.length() - PIXEL_SUFFIX.length())))
        : Optional.empty();
  }

  /** The path again. */
  @Override
  public String toString() {
    return "/" + kind.letter() + "/" + token + (kind == TokenKind.OPEN ? PIXEL_SUFFIX : "");
  }
}
