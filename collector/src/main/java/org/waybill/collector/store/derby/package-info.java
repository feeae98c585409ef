/** The store on an embedded Apache Derby: the only room that speaks Derby's SQL. */
@NullMarked
package org.waybill.collector.store.derby;

import org.jspecify.annotations.NullMarked;
