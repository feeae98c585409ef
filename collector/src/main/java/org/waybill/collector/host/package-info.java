/** What a tracking host says of itself: whom to tell of abuse, and which apps its links open. */
@NullMarked
package org.waybill.collector.host;

import org.jspecify.annotations.NullMarked;
