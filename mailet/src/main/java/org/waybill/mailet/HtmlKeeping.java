package org.waybill.mailet;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.copy.Outline;
import org.waybill.plan.Track;
import org.waybill.wire.LedgerRecord;
import org.waybill.wire.MessageKey;
import org.waybill.wire.PackedText;
import org.waybill.wire.RecordId;

/**
 * Tells the collector what tracked messages look like, each once as far as is remembered. Comes
 * after the copies have been handed off and parses on a thread of its own; nothing waits for it,
 * and nothing fails with it. Thread-safe.
 */
final class HtmlKeeping implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(HtmlKeeping.class);

  /** Bytes of HTML that is kept; mail programs cut off at a fifth of it. */
  private static final int MOST = 512 * 1_024;

  /** How many messages are remembered: those that James hands over piece by piece. */
  private static final int REMEMBERED = 1_000;

  /** How many messages wait at most, each with its leaf of up to {@link #MOST} bytes. */
  private static final int WAITING = 32;

  private final InstantSource clock;
  private final Aside aside = new Aside("waybill-html", WAITING);
  private final SecureRandom random = new SecureRandom();
  private final Map<MessageKey, Boolean> told =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<MessageKey, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  HtmlKeeping(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes down, in its own time, the HTML of a message whose record is written. */
  void keep(Decision.Tracked tracked) {
    MessageKey message = tracked.record().message();
    if (!isNew(message)) {
      return;
    }
    Track plan = tracked.split().groups().get(0).template().plan();
    attempt(
        () ->
            Outline.of(plan, MOST)
                .filter(outline -> !aside.takes(() -> note(message, outline, tracked)))
                .ifPresent(outline -> forget(message)));
  }

  private void note(MessageKey message, Outline outline, Decision.Tracked tracked) {
    attempt(
        () -> {
          boolean noted = tracked.installation().note(record(message, outline.html()));
          LOGGER.debug("HTML of message {} is {}noted", message, noted ? "" : "not ");
        });
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      LOGGER.warn("The HTML of a message could not be kept ({})", e.getClass().getName());
      LOGGER.debug("because", e);
    }
  }

  private LedgerRecord.Html record(MessageKey message, String text) {
    return new LedgerRecord.Html(
        RecordId.random(random), clock.millis(), message, PackedText.of(text));
  }

  private boolean isNew(MessageKey message) {
    synchronized (told) {
      return told.put(message, true) == null;
    }
  }

  /** Another piece of the message may find room. */
  private void forget(MessageKey message) {
    synchronized (told) {
      told.remove(message);
    }
    LOGGER.debug("HTML of message {} is not noted: too many wait", message);
  }

  @Override
  public void close() {
    aside.close();
  }
}
