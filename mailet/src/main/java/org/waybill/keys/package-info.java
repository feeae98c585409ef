/** The key file on disk: reading, making, and who else may read it. */
@NullMarked
package org.waybill.keys;

import org.jspecify.annotations.NullMarked;
