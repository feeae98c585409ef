package org.waybill.copy;

import org.waybill.message.Hole;
import org.waybill.plan.Edit;

/**
 * A hole in the rendered message.
 *
 * @param hole where in its body
 * @param body where the body begins in the copy
 * @param edit whose token goes there
 */
record Slot(Hole hole, int body, Edit edit) {}
