/** Raw bytes to MIME leaves with their exact byte ranges, and spliced leaves back to bytes. */
@NullMarked
package org.waybill.message;

import org.jspecify.annotations.NullMarked;
