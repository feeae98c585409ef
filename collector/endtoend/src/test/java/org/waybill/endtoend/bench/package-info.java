/** What AddTracking costs a complete James, measured beside what James brings itself. */
@NullMarked
package org.waybill.endtoend.bench;

import org.jspecify.annotations.NullMarked;
