/** The store on PostgreSQL: the only room that knows PostgreSQL's own ways. */
@NullMarked
package org.waybill.collector.store.postgres;

import org.jspecify.annotations.NullMarked;
