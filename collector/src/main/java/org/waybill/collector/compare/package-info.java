/** How far two shares lie apart, and how sure that is. */
@NullMarked
package org.waybill.collector.compare;

import org.jspecify.annotations.NullMarked;
