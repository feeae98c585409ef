/** How a running collector is, in the words of monitors and admins. */
@NullMarked
package org.waybill.collector.watch;

import org.jspecify.annotations.NullMarked;
