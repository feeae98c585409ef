/** Processes started by ours: their output, their being ready, their end. */
@NullMarked
package org.waybill.endtoend.child;

import org.jspecify.annotations.NullMarked;
