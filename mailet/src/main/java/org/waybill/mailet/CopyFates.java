package org.waybill.mailet;

import jakarta.mail.MessagingException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.AttributeUtils;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.FolderDisk;
import org.waybill.settings.Settings;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.RecordId;
import org.waybill.wire.TrackingId;

/**
 * Writes what became of our copies to the ledger that {@link AddTracking} writes to. It changes no
 * mail and never throws while mail flows: what the ledger does not take within 250 ms is counted as
 * unrecorded, in the metric {@code waybill.unrecorded}, and the mail goes on. Thread-safe.
 */
abstract class CopyFates extends GenericMailet {

  private static final Logger LOGGER = LoggerFactory.getLogger(CopyFates.class);

  private final MetricFactory metrics;
  private final FileSystem files;
  private final InstantSource clock;
  private final DiskAt disks;
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Desk desk;

  /** What it works with between {@link #init} and {@link #destroy}. */
  private record Desk(Environment environment, Metric recorded, Metric unrecorded) {

    void write(LedgerRecord fact) {
      boolean isWritten =
          environment
              .installation()
              .filter(installation -> installation.append(fact).isEmpty())
              .isPresent();
      (isWritten ? recorded : unrecorded).increment();
    }
  }

  CopyFates(MetricFactory metrics, FileSystem files) {
    this(metrics, files, InstantSource.system(), FolderDisk::at);
  }

  CopyFates(MetricFactory metrics, FileSystem files, InstantSource clock, DiskAt disks) {
    this.metrics = metrics;
    this.files = files;
    this.clock = clock;
    this.disks = disks;
  }

  /** Its name for people, and the metric of what it wrote. */
  abstract Title title();

  /** What a mailet is called. */
  record Title(String mailet, String metric) {}

  /** What the mail's being here says of its copies. */
  abstract LedgerRecord fact(RecordId id, long at, List<TrackingId> copies, Mail mail);

  @Override
  public void init() throws MessagingException {
    Title title = title();
    Settings settings = MailetSettings.read(title.mailet(), getMailetConfig(), files, List.of());
    try {
      desk =
          new Desk(
              Environments.acquire(Needs.of(settings), clock, disks, metrics),
              metrics.generate(title.metric()),
              metrics.generate("waybill.unrecorded"));
    } catch (IllegalArgumentException e) {
      throw new MessagingException(title.mailet() + " cannot start. " + e.getMessage(), e);
    }
  }

  @Override
  public void service(Mail mail) {
    Desk open = desk;
    if (open == null) {
      return;
    }
    try {
      copy(mail)
          .map(copy -> fact(RecordId.random(random), clock.millis(), List.of(copy), mail))
          .ifPresent(open::write);
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      open.unrecorded().increment();
      // an exception's own text may hold addresses, which only debug may show
      LOGGER.warn(
          "What became of mail {} is not recorded ({}); it goes on",
          mail.getName(),
          e.getClass().getName());
      LOGGER.debug("because", e);
    }
  }

  /**
   * The copy that a mail is. A bounce of ours has its attributes too, but comes from the null
   * sender, as no tracked copy does (RFC 5321 section 4.5.5).
   */
  private static Optional<TrackingId> copy(Mail mail) {
    return mail.hasSender()
        ? AttributeUtils.getValueAndCastFromMail(mail, CopyMail.MARK, String.class)
            .map(TrackingId::parse)
        : Optional.empty();
  }

  @Override
  public void destroy() {
    Desk open = desk;
    desk = null;
    if (open != null) {
      Environments.release(open.environment());
    }
  }
}
