/** From request to hit to answer; the one room that knows HTTP. */
@NullMarked
package org.waybill.collector.http;

import org.jspecify.annotations.NullMarked;
