/**
 * A message's own HTML with numbered pins on its links: nothing in it fetches, runs or leads on.
 */
@NullMarked
package org.waybill.collector.clickmap;

import org.jspecify.annotations.NullMarked;
