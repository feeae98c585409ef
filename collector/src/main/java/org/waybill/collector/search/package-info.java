/** The grammar of the search field: a text becomes an expression, an expression a text again. */
@NullMarked
package org.waybill.collector.search;

import org.jspecify.annotations.NullMarked;
