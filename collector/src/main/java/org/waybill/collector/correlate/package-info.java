/** Reads the journal and brings hits and ledger records into the store, in order, each once. */
@NullMarked
package org.waybill.collector.correlate;

import org.jspecify.annotations.NullMarked;
