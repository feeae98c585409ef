package org.waybill.collector.gate;

import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Shown;

/**
 * The page on which recording is switched off and on, ready to be written out.
 *
 * @param problem why it was not switched; empty where it was not tried, or was
 * @param why in the words of whoever switched it last
 * @param formToken for its form; empty for a reader without a session
 */
public record RecordingView(Frame frame, String problem, Shown why, String formToken) {}
