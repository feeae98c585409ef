package org.waybill.html;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.waybill.html.LinkVerdict.Target;

/** How far into the copy an offset of the text will be once the links before it are tracked. */
final class Growth {
  /** Our scheme, host and path, and the sealed fields beside the target, in characters. */
  private static final int TOKEN = 100;

  /** By offset in the text: what all links before it grow by, in bytes. */
  private final NavigableMap<Integer, Integer> growth = new TreeMap<>(Map.of(0, 0));

  Growth(List<LinkPlace> links, int base) {
    int sum = 0;
    for (LinkPlace link : links) {
      if (link.verdict() instanceof Target target) {
        sum += TOKEN + target.url().length() * 4 / 3 - link.source().length();
        growth.put(link.end() - base, sum);
      }
    }
  }

  int grown(int offset) {
    return offset + growth.floorEntry(offset).getValue();
  }
}
