/** The collector measured over HTTP beside nginx, and its journal alone. */
@NullMarked
package org.waybill.bench.http;

import org.jspecify.annotations.NullMarked;
