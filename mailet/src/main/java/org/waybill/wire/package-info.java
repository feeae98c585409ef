/**
 * What both halves agree on: keys, ids, tokens, tracked URLs and ledger records; pure and versioned
 * (docs/wire.md).
 */
@NullMarked
package org.waybill.wire;

import org.jspecify.annotations.NullMarked;
