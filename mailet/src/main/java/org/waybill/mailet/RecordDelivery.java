package org.waybill.mailet;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.TrackingId;

/**
 * Records that the next server took a copy. It stands in a processor of its own, which
 * RemoteDelivery's {@code onSuccess} names, with {@code Null} behind it:
 *
 * <pre>{@code
 * <processor state="delivered" enableJmx="false">
 *   <mailet match="All" class="org.waybill.mailet.RecordDelivery">
 *     <config>waybill.properties</config>
 *     <onMailetException>ignore</onMailetException>
 *   </mailet>
 *   <mailet match="All" class="Null"/>
 * </processor>
 * }</pre>
 *
 * <p>{@code config} is the file that it shares with {@link AddTracking}, and so are the parameters.
 * Of a copy that several share it says that one server took it for all that were left to be served
 * there; where the server refuses some of them, James hands on the bounce alone, and nothing is
 * known of the others. Counted in the metric {@code waybill.delivered}. Thread-safe.
 *
 * <p>Every delivered mail goes through James's spool once more. Where James cannot put it there,
 * RemoteDelivery (3.8 and 3.9) takes the delivery itself for failed and repeats it: the recipient
 * gets the same copy twice. Neither happens without {@code onSuccess}.
 */
public class RecordDelivery extends CopyFates {

  /** As James's container makes it. */
  @Inject
  public RecordDelivery(MetricFactory metrics, FileSystem files) {
    super(metrics, files);
  }

  RecordDelivery(MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks) {
    super(metrics, files, clock, disks);
  }

  @Override
  public String getMailetInfo() {
    return "Waybill: records which tracked copies the next server took";
  }

  @Override
  Title title() {
    return new Title("RecordDelivery", "waybill.delivered");
  }

  @Override
  LedgerRecord fact(RecordId id, long at, List<TrackingId> copies, Mail mail) {
    return new LedgerRecord.Delivered(id, at, copies);
  }
}
