/** Proof that tracking changes nothing but what it says, by means that share no code with it. */
@NullMarked
package org.waybill.proof;

import org.jspecify.annotations.NullMarked;
