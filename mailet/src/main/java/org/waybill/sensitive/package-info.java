/**
 * Tells links that only their recipient may follow, or that say where they lead, from ordinary
 * ones.
 */
@NullMarked
package org.waybill.sensitive;

import org.jspecify.annotations.NullMarked;
