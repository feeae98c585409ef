/** Ends the tracking of new mail at once, by a small file that outlives every restart. */
@NullMarked
package org.waybill.killswitch;

import org.jspecify.annotations.NullMarked;
