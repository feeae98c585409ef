/** Decides what becomes of a message and says why, and changes nothing. */
@NullMarked
package org.waybill.plan;

import org.jspecify.annotations.NullMarked;
