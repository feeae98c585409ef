package org.waybill.copy;

import org.waybill.wire.Mode;
import org.waybill.wire.PersonCode;
import org.waybill.wire.TrackingId;

/**
 * Whose copy it is.
 *
 * @param mode how much is recorded
 * @param copy the copy's id
 * @param person the recipient's code, or {@link PersonCode#NONE}
 * @param day the UTC day of sealing, see {@link org.waybill.wire.Day}
 */
public record CopyIdentity(Mode mode, TrackingId copy, PersonCode person, int day) {}
