package org.waybill.walk;

/** How somebody gets about on a page. */
enum Way {
  MOUSE,
  /** With Tab and Enter alone. */
  KEYBOARD,
  /** By mouse, in a browser that runs no script. */
  WITHOUT_SCRIPT
}
