package org.waybill.copy;

import org.waybill.message.Hole;

/**
 * A hole in the rendered message.
 *
 * @param hole where in its body
 * @param body where the body begins in the copy
 * @param link the link's number; 0 for the pixel
 */
record Slot(Hole hole, int body, int link) {}
