/** Reads what a preview wrote with another mail parser, and checks it byte by byte. */
@NullMarked
package org.waybill.proof.copies;

import org.jspecify.annotations.NullMarked;
