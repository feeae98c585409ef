/** One request as it came, what is kept of it, and how it lies in the collector's journal. */
@NullMarked
package org.waybill.collector.hit;

import org.jspecify.annotations.NullMarked;
