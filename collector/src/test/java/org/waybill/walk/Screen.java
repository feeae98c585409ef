package org.waybill.walk;

import java.util.List;
import org.openqa.selenium.Dimension;

/**
 * What somebody looks at a page on. Immutable.
 *
 * @param width in CSS pixels
 */
record Screen(int width, boolean isDark) {

  static final Screen DESK = new Screen(1440, false);

  /** The widths the pages are checked at, light and dark. */
  static List<Screen> all() {
    return List.of(
        new Screen(320, false),
        new Screen(390, false),
        new Screen(700, false),
        new Screen(1000, false),
        DESK,
        new Screen(320, true),
        new Screen(390, true),
        new Screen(1440, true));
  }

  Dimension size() {
    return new Dimension(width, 900);
  }

  String scheme() {
    return isDark ? "dark" : "light";
  }

  @Override
  public String toString() {
    return width + " px, " + scheme();
  }
}
