/** A whole store from one engine into another's, table by table. */
@NullMarked
package org.waybill.collector.store.move;

import org.jspecify.annotations.NullMarked;
