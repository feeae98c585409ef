/**
 * Takes what earlier messages of ours left behind, pixels and links with our seal, out of a
 * message.
 */
@NullMarked
package org.waybill.clean;

import org.jspecify.annotations.NullMarked;
