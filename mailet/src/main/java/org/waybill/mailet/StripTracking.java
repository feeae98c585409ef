package org.waybill.mailet;

import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMailet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.clean.Cleaned;
import org.waybill.clean.Cleaner;
import org.waybill.clean.Reach;
import org.waybill.message.MessageLimits;
import org.waybill.wire.Seals;

/**
 * Takes our own tracking out of mail that comes in: who reads a reply, a forward or a bounce must
 * not fire the pixel of the one it quotes. Pixels of ours go and links of ours get their targets
 * back, on whatever host, if the seal is ours; attached messages and reports are entered; what is
 * under S/MIME or PGP stays.
 *
 * <p>It stands at final local delivery, behind all that may send the mail on (Sieve, vacation,
 * forwards) and right in front of LocalDelivery:
 *
 * <pre>{@code
 * <mailet match="All" class="org.waybill.mailet.StripTracking">
 *   <config>waybill.properties</config>
 *   <signed>strip</signed>
 * </mailet>
 * }</pre>
 *
 * <p>{@code config} is the file that it shares with {@link AddTracking}; of it the key file is
 * needed. {@code signed} says what becomes of mail with a DKIM or ARC signature, which it would
 * break: {@code strip} (default; James has verified it by then, if at all) or {@code leave}. Where
 * a recipient is not local, such mail is left in any case.
 *
 * <p>Whatever happens, mail flows: what fails goes on as it was. Counted in the metric {@code
 * waybill.stripped}. Thread-safe.
 */
public class StripTracking extends GenericMailet {

  private static final Logger LOGGER = LoggerFactory.getLogger(StripTracking.class);

  /** Bytes of a message that is cleaned in time whatever it holds. */
  private static final int SMALL = 32_768;

  private final MetricFactory metrics;
  private final FileSystem files;
  private final InstantSource clock;
  private final TimeBudget time = new TimeBudget(TimeBudget.MOST);
  private volatile @Nullable Desk desk;

  /** What it works with between {@link #init} and {@link #destroy}. */
  private record Desk(KeysAtHand keys, boolean signedStays, Metric stripped) {}

  /** As James's container makes it. */
  @Inject
  public StripTracking(MetricFactory metrics, FileSystem files) {
    this(metrics, files, InstantSource.system());
  }

  StripTracking(MetricFactory metrics, FileSystem files, InstantSource clock) {
    this.metrics = metrics;
    this.files = files;
    this.clock = clock;
  }

  @Override
  public String getMailetInfo() {
    return "Waybill: takes our own pixels and links out of mail coming in";
  }

  @Override
  public void init() throws MessagingException {
    StripSettings settings = StripSettings.read(getMailetConfig(), files);
    KeysAtHand keys = new KeysAtHand(settings.shared().keyFile(), clock);
    var unused = keys.seals();
    desk = new Desk(keys, settings.signedStays(), metrics.generate("waybill.stripped"));
  }

  @Override
  public void service(Mail mail) {
    Desk open = desk;
    try {
      if (open != null && mail.getMessage() != null) {
        strip(mail, open);
      }
    } catch (MessageTooLargeException e) {
      LOGGER.debug("Mail {} is larger than we look at; it goes on as it was", mail.getName());
    } catch (IOException
        | MessagingException
        | RuntimeException
        | VirtualMachineError
        | LinkageError e) {
      // an exception's own text may hold addresses, which only debug may show
      LOGGER.warn(
          "Mail {} could not be stripped ({}); it goes on as it was",
          mail.getName(),
          e.getClass().getName());
      LOGGER.debug("because", e);
    }
  }

  private void strip(Mail mail, Desk open) throws IOException, MessagingException {
    Seals seals = open.keys().seals().orElse(null);
    if (seals == null) {
      return;
    }
    Reach reach = open.signedStays() || goesOn(mail) ? Reach.DELIVERY_OF_UNSIGNED : Reach.DELIVERY;
    if (cleaned(new Cleaner(seals::open, reach, MessageLimits.DEFAULT), Letter.read(mail).raw())
        instanceof Cleaned.Done done) {
      CopyMail.replace(mail, UUID.randomUUID().toString(), done.cleaning().bytes());
      open.stripped().increment();
    }
  }

  private Cleaned cleaned(Cleaner cleaner, byte[] raw) {
    return raw.length <= SMALL
        ? cleaner.clean(raw)
        : time.within(() -> cleaner.clean(raw)).orElseGet(Cleaned.Nothing::new);
  }

  /** Whether somebody else gets the mail too, for whom the signature must stay valid. */
  private boolean goesOn(Mail mail) {
    return mail.getRecipients().stream()
        .anyMatch(recipient -> !getMailetContext().isLocalServer(recipient.getDomain()));
  }

  @Override
  public void destroy() {
    desk = null;
    time.close();
  }
}
