/** The collector in a process of its own, and its report as a client sees it. */
@NullMarked
package org.waybill.endtoend.collector;

import org.jspecify.annotations.NullMarked;
