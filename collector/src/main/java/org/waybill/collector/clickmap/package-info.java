/**
 * A message's own layout with bars for words and numbered pins on its links: nothing in it says
 * anything, fetches, runs or leads on.
 */
@NullMarked
package org.waybill.collector.clickmap;

import org.jspecify.annotations.NullMarked;
