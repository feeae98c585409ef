/**
 * The collector's store on Derby: how fast it takes hits, answers reports, and how much it keeps.
 */
@NullMarked
package org.waybill.bench.store;

import org.jspecify.annotations.NullMarked;
