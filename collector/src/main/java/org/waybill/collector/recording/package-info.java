/** The switch that ends and resumes recording everywhere: who moved it, when and why. */
@NullMarked
package org.waybill.collector.recording;

import org.jspecify.annotations.NullMarked;
