package org.waybill.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.RecordingState;

/**
 * Whether new mail may be tracked: what the collector last said, kept in the file {@code recording}
 * for as long as it says nothing else, through restarts and whichever collector is asked. Before
 * the first word it may. A file that cannot be understood counts as off: somebody may have switched
 * it off, and the next answer, within seconds, says so or not. Thread-safe; reading takes no lock.
 *
 * <pre>
 * waybill-recording 1
 * recording STATE
 * </pre>
 */
public final class RecordingOrder {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingOrder.class);
  private static final Pattern FORM =
      Pattern.compile("waybill-recording 1\nrecording ([a-z]{1,20})\n");

  private final AtomicFile file;
  private volatile RecordingState state;
  private boolean kept;

  private RecordingOrder(AtomicFile file, RecordingState state, boolean kept) {
    this.file = file;
    this.state = state;
    this.kept = kept;
  }

  /** What was said before. */
  public static RecordingOrder load(Disk disk) throws IOException {
    AtomicFile file = new AtomicFile(disk, "recording");
    Optional<byte[]> stored = file.load();
    if (stored.isEmpty()) {
      return new RecordingOrder(file, RecordingState.ON, false);
    }
    Optional<RecordingState> parsed = parse(stored.get());
    return new RecordingOrder(file, parsed.orElse(RecordingState.OFF), parsed.isPresent());
  }

  /** What holds now. */
  public RecordingState state() {
    return state;
  }

  /**
   * Takes what an answer says; one that says nothing changes nothing. It counts at once.
   *
   * @throws IOException when it could not be kept; the next update tries again
   */
  synchronized void update(Optional<RecordingState> said) throws IOException {
    if (said.isEmpty() || (kept && said.get() == state)) {
      return;
    }
    kept = false;
    if (said.get() != state) {
      LOG.warn(
          said.get() == RecordingState.ON
              ? "tracking is switched on again at the collector"
              : "tracking is switched off at the collector: mail leaves untracked");
    }
    state = said.get();
    file.store(
        "waybill-recording 1\nrecording %s\n"
            .formatted(state.word())
            .getBytes(StandardCharsets.US_ASCII));
    kept = true;
  }

  private static Optional<RecordingState> parse(byte[] text) {
    Matcher form = FORM.matcher(new String(text, StandardCharsets.US_ASCII));
    return form.matches() ? RecordingState.of(form.group(1)) : Optional.empty();
  }
}
