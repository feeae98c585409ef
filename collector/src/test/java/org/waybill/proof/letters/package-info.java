/** Messages as many mail programs and tools make them, drawn by a seed. */
@NullMarked
package org.waybill.proof.letters;

import org.jspecify.annotations.NullMarked;
