/** What a browser really asks a server for. */
@NullMarked
package org.waybill.proof.requests;

import org.jspecify.annotations.NullMarked;
