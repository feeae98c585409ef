/** Who may see what, and the log of who saw whom. */
@NullMarked
package org.waybill.collector.access;

import org.jspecify.annotations.NullMarked;
