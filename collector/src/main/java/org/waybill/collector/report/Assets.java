package org.waybill.collector.report;

import java.util.List;

/**
 * The files that pages need. Immutable.
 *
 * @param style how pages look
 * @param script what they do better with one
 * @param icon what stands beside the title of the window
 */
public record Assets(Asset style, Asset script, Asset icon) {

  static Assets load() {
    return new Assets(
        Asset.load("waybill.css", "text/css; charset=utf-8"),
        Asset.load("waybill.js", "text/javascript; charset=utf-8"),
        Asset.load("waybill.svg", "image/svg+xml"));
  }

  /** Each of them. Anybody may have them: the page to sign in needs them. */
  public List<Asset> all() {
    return List.of(style, script, icon);
  }
}
