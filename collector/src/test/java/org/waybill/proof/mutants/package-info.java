/** Messages broken at random, by the million. */
@NullMarked
package org.waybill.proof.mutants;

import org.jspecify.annotations.NullMarked;
