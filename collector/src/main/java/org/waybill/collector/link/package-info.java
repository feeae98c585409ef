/** Where a link leads, read as browsers read it. */
@NullMarked
package org.waybill.collector.link;

import org.jspecify.annotations.NullMarked;
