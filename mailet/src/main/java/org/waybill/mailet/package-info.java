/**
 * The mailet in James, the only room that knows James: decides by the engine, then hands copies
 * off.
 */
@NullMarked
package org.waybill.mailet;

import org.jspecify.annotations.NullMarked;
