/** Turns figures into lengths and points of pictures; pure, and without markup. */
@NullMarked
package org.waybill.collector.draw;

import org.jspecify.annotations.NullMarked;
