package org.waybill.mailet;

import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.AttributeName;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.TrackingId;

/**
 * Records that a copy was refused for good, or given up after RemoteDelivery's last attempt. It
 * stands first in the processor that RemoteDelivery's {@code bounceProcessor} names:
 *
 * <pre>{@code
 * <mailet match="All" class="org.waybill.mailet.RecordBounce">
 *   <config>waybill.properties</config>
 *   <onMailetException>ignore</onMailetException>
 * </mailet>
 * }</pre>
 *
 * <p>{@code config} is the file that it shares with {@link AddTracking}, and so are the parameters.
 * The mail has those recipients for whom that is so; the record says how many, because a copy that
 * more share has not bounced as a whole. Of what the server said addresses are left out. Counted in
 * the metric {@code waybill.bounced}. Thread-safe.
 */
public class RecordBounce extends CopyFates {

  /** Where RemoteDelivery says why (both lines of James). */
  private static final AttributeName ERROR = AttributeName.of("delivery-error");

  /** As James's container makes it. */
  @Inject
  public RecordBounce(MetricFactory metrics, FileSystem files) {
    super(metrics, files);
  }

  RecordBounce(MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks) {
    super(metrics, files, clock, disks);
  }

  @Override
  public String getMailetInfo() {
    return "Waybill: records which tracked copies were refused";
  }

  @Override
  Title title() {
    return new Title("RecordBounce", "waybill.bounced");
  }

  @Override
  LedgerRecord fact(RecordId id, long at, List<TrackingId> copies, Mail mail) {
    String error = AttributeUtils.getValueAndCastFromMail(mail, ERROR, String.class).orElse("");
    return new LedgerRecord.Bounced(
        id, at, copies, mail.getRecipients().size(), BounceReason.of(error, mail.getRecipients()));
  }
}
