package org.waybill.collector.gate;

import org.waybill.collector.report.Frame;

/**
 * The form that stops recording for one recipient, ready to be written out. Immutable.
 *
 * @param path of the recipient's own page
 * @param who the recipient's pseudonym
 * @param withdrawn whether nothing is recorded of that recipient
 * @param problem what went wrong; may be empty
 * @param formToken empty where the reader may send no form
 */
public record WithdrawalView(
    Frame frame, String path, String who, boolean withdrawn, String problem, String formToken) {}
