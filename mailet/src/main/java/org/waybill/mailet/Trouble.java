package org.waybill.mailet;

import org.waybill.plan.LeaveReason;

/**
 * Why nothing can be tracked at the moment.
 *
 * @param reason under which mail is counted meanwhile
 * @param text what was found and what to do, for the admin
 */
record Trouble(LeaveReason reason, String text) {}
