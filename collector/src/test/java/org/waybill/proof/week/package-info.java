/** A week of an organization's mail, made up, with the hits that such mail has. */
@NullMarked
package org.waybill.proof.week;

import org.jspecify.annotations.NullMarked;
