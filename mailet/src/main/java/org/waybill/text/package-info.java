/** Plain text to link places; pure functions, offsets in bytes. */
@NullMarked
package org.waybill.text;

import org.jspecify.annotations.NullMarked;
