package org.waybill.collector.report;

import java.util.List;
import org.waybill.collector.access.Right;

/**
 * A page that the navigation leads to from everywhere. Immutable.
 *
 * @param path of the page; what lies below it belongs to it
 * @param key of its name among the words
 * @param right who may see it
 */
public record Tab(String path, String key, Right right) {

  /** All, in their order. */
  static final List<Tab> ALL =
      List.of(
          new Tab("/overview", "page.overview", Right.FIGURES),
          new Tab("/messages", "page.messages", Right.FIGURES),
          new Tab("/links", "page.links", Right.FIGURES),
          new Tab("/recipients", "page.recipients", Right.FIGURES),
          new Tab("/machines", "page.machines", Right.FIGURES),
          new Tab("/live", "page.live", Right.FIGURES),
          new Tab("/health", "page.health", Right.FIGURES),
          new Tab("/access", "page.access", Right.ACCESS_LOG));

  /** Whether that is the page, or lies below it. */
  public boolean holds(String other) {
    return other.equals(path) || other.startsWith(path + "/");
  }
}
