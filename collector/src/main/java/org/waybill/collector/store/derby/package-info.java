/** The store on an embedded Apache Derby: the only room that knows Derby's own ways. */
@NullMarked
package org.waybill.collector.store.derby;

import org.jspecify.annotations.NullMarked;
