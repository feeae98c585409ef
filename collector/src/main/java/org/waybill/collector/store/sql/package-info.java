/**
 * The store in SQL that every database knows: what one does in its own way is behind {@link
 * org.waybill.collector.store.sql.Database}; hints for Derby stand in comments, which others skip.
 */
@NullMarked
package org.waybill.collector.store.sql;

import org.jspecify.annotations.NullMarked;
