/** The rewriting engine beside what it cannot do without: parsing the HTML, copying the bytes. */
@NullMarked
package org.waybill.bench;

import org.jspecify.annotations.NullMarked;
