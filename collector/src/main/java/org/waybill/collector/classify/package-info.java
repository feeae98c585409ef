/** Tells persons from machines: what is known of a copy's hits, and what follows from it. */
@NullMarked
package org.waybill.collector.classify;

import org.jspecify.annotations.NullMarked;
