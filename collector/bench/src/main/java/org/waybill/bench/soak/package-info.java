/** The whole collector under a constant load for minutes: what grows, and what levels out. */
@NullMarked
package org.waybill.bench.soak;

import org.jspecify.annotations.NullMarked;
