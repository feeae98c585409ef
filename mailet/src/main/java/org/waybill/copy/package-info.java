/** One plan and one recipient to that recipient's bytes, proven before they are used. */
@NullMarked
package org.waybill.copy;

import org.jspecify.annotations.NullMarked;
