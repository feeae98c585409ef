package org.waybill.endtoend.mime;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tracked copy turned back, by means of its own, not those of the code under test. */
public final class Untracked {
  private Untracked() {}

  /**
   * The copy with its pixels removed and its links replaced.
   *
   * @param html the decoded HTML of a copy
   * @param trackUrl scheme, host and port of the collector
   * @param sources what stood in place of the tracked URLs, in the order of the source
   */
  public static String html(String html, String trackUrl, List<String> sources) {
    String host = Pattern.quote(trackUrl);
    String withoutPixel = html.replaceAll("<img src=\"" + host + "/o/[^\"]*\"[^>]*>", "");
    Iterator<String> values = sources.iterator();
    return Pattern.compile(host + "/c/[A-Za-z0-9_-]+")
        .matcher(withoutPixel)
        .replaceAll(link -> Matcher.quoteReplacement(values.next()));
  }
}
