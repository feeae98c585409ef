/** The collector's store on PostgreSQL: how fast it takes hits. */
@NullMarked
package org.waybill.bench.postgres;

import org.jspecify.annotations.NullMarked;
