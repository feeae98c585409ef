/** HTML bytes to link places and the pixel's place; pure functions, offsets in bytes. */
@NullMarked
package org.waybill.html;

import org.jspecify.annotations.NullMarked;
