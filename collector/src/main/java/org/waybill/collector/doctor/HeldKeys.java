package org.waybill.collector.doctor;

import java.nio.file.Path;
import org.waybill.keys.Exposure;
import org.waybill.wire.KeyRing;

/**
 * A key file and who can read it. Immutable.
 *
 * @param ring never printed but for fingerprints
 */
record HeldKeys(Path file, KeyRing ring, Exposure exposure) {}
