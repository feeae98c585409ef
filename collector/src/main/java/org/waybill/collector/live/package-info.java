/** What happens right now: new events, read once and shown to everybody who looks on. */
@NullMarked
package org.waybill.collector.live;

import org.jspecify.annotations.NullMarked;
