/** One command that shows the whole: James, collector and the outside world on this machine. */
@NullMarked
package org.waybill.endtoend.demo;

import org.jspecify.annotations.NullMarked;
