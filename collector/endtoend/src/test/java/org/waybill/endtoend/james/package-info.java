/** The complete James in a process of its own, as an admin would set it up. */
@NullMarked
package org.waybill.endtoend.james;

import org.jspecify.annotations.NullMarked;
