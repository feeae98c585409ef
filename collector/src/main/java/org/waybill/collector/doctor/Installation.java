package org.waybill.collector.doctor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.waybill.collector.Settings;
import org.waybill.collector.watch.HealthLine;
import org.waybill.hosts.HostState;
import org.waybill.wire.KeyRing;
import org.waybill.wire.TrackingUrl;

/**
 * All that could be read of a collector and the James it belongs to. Immutable.
 *
 * @param now when it was read
 * @param collector {@code collector.properties}
 * @param dataFolder where the collector keeps its data
 * @param collectorKeys its key file
 * @param running what is not well with the running collector, by its own word
 * @param container {@code mailetcontainer.xml}
 * @param mailet {@code waybill.properties}, with what the element of AddTracking overrides
 * @param mailetKeys the key file that names
 * @param ledger the folder of the ledger
 * @param jars the mailet's jars, and which James they are for
 * @param java on which feature release James runs, such as 21
 * @param hosts how each tracking host looks from here
 */
record Installation(
    Instant now,
    Reading<Settings> collector,
    Reading<FolderFacts> dataFolder,
    Reading<KeyRing> collectorKeys,
    Reading<List<HealthLine>> running,
    Reading<Mailetcontainer> container,
    Reading<org.waybill.settings.Settings> mailet,
    Reading<HeldKeys> mailetKeys,
    Reading<LedgerFacts> ledger,
    Reading<Jars> jars,
    Reading<Integer> java,
    Reading<Map<TrackingUrl, HostState>> hosts) {}
