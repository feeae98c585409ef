package org.waybill.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.idna.HostNames;
import org.waybill.journal.AtomicFile;
import org.waybill.journal.Disk;
import org.waybill.wire.Allowance;
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
 * off DOMAIN            one for each sender domain that is off; with none, as earlier mailets read it
 * </pre>
 */
public final class RecordingOrder {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingOrder.class);
  private static final String HEAD = "waybill-recording 1";
  private static final String RECORDING = "recording ";
  private static final String DOMAIN = "off ";

  private final AtomicFile file;
  private volatile Allowance allowed;
  private boolean kept;

  private RecordingOrder(AtomicFile file, Allowance allowed, boolean kept) {
    this.file = file;
    this.allowed = allowed;
    this.kept = kept;
  }

  /** What was said before. */
  public static RecordingOrder load(Disk disk) throws IOException {
    AtomicFile file = new AtomicFile(disk, "recording");
    Optional<byte[]> stored = file.load();
    if (stored.isEmpty()) {
      return new RecordingOrder(file, Allowance.EVERYTHING, false);
    }
    Optional<Allowance> parsed = parse(new String(stored.get(), StandardCharsets.US_ASCII));
    return new RecordingOrder(file, parsed.orElse(Allowance.NOTHING), parsed.isPresent());
  }

  /** What holds now. */
  public Allowance allowed() {
    return allowed;
  }

  /**
   * Whether a message may be tracked.
   *
   * @param senders the domains of its envelope sender and its From header, in any spelling
   */
  public boolean allows(Set<String> senders) {
    Allowance now = allowed;
    return now.state() == RecordingState.ON
        && (now.domainsOff().isEmpty()
            || senders.stream()
                .map(sender -> HostNames.toAscii(sender).orElse(sender))
                .flatMap(sender -> HostNames.lineage(sender).stream())
                .noneMatch(now.domainsOff()::contains));
  }

  /**
   * Takes what an answer says; one that says nothing changes nothing. It counts at once.
   *
   * @throws IOException when it could not be kept; the next update tries again
   */
  synchronized void update(Optional<Allowance> said) throws IOException {
    if (said.isEmpty() || (kept && said.get().equals(allowed))) {
      return;
    }
    kept = false;
    if (!said.get().equals(allowed)) {
      LOG.warn("{}", words(said.get()));
    }
    allowed = said.get();
    file.store(format(allowed));
    kept = true;
  }

  private static String words(Allowance now) {
    if (now.state() == RecordingState.OFF) {
      return "tracking is switched off at the collector: mail leaves untracked";
    }
    return now.domainsOff().isEmpty()
        ? "tracking is switched on again at the collector"
        : "tracking is switched on at the collector, and off for mail from "
            + String.join(", ", now.domainsOff());
  }

  private static byte[] format(Allowance allowed) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    text.append(RECORDING).append(allowed.state().word()).append('\n');
    allowed.domainsOff().forEach(domain -> text.append(DOMAIN).append(domain).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Optional<Allowance> parse(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    int last = lines.size() - 1;
    if (last < 2
        || !lines.get(0).equals(HEAD)
        || !lines.get(1).startsWith(RECORDING)
        || !lines.get(last).isEmpty()) {
      return Optional.empty();
    }
    List<String> domains = lines.subList(2, last);
    if (!domains.stream().allMatch(line -> line.startsWith(DOMAIN))) {
      return Optional.empty();
    }
    return RecordingState.of(lines.get(1).substring(RECORDING.length()))
        .flatMap(
            state ->
                allowance(
                    state,
                    domains.stream()
                        .map(line -> line.substring(DOMAIN.length()))
                        .collect(Collectors.toSet())));
  }

  private static Optional<Allowance> allowance(RecordingState state, Set<String> domains) {
    try {
      return Optional.of(new Allowance(state, domains));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
