/** Signatures made and verified by libraries that know nothing of tracking. */
@NullMarked
package org.waybill.endtoend.signed;

import org.jspecify.annotations.NullMarked;
