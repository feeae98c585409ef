package org.waybill.collector;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waybill.collector.block.Block;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.SubjectException;
import org.waybill.collector.rounds.Rounds;
import org.waybill.collector.spike.Spike;
import org.waybill.collector.spike.SpikeWatch;

/** Tells of senders whose mail suddenly leads to many new hosts, and blocks them by key. */
final class SpikeRounds {

  private static final Logger LOG = LoggerFactory.getLogger(SpikeRounds.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** What is learnt in so many rounds may be lost when the power goes. */
  private static final int KEEP_EVERY = 300;

  private final SpikeWatch watch;
  private final BlockBoard board;
  private final SpikeSettings settings;
  private int rounds;

  private SpikeRounds(SpikeWatch watch, BlockBoard board, SpikeSettings settings) {
    this.watch = watch;
    this.board = board;
    this.settings = settings;
  }

  /** Begins, and ends with the rest. */
  static void begin(Closing closing, Engine engine, BlockBoard board) {
    engine
        .spikes()
        .ifPresent(
            watch -> {
              SpikeRounds spikes = new SpikeRounds(watch, board, engine.settings().spikes());
              closing.add(
                  new Rounds("waybill-spikes", "a look at senders", PAUSE, Rounds.END, spikes::look)
                      .start());
            });
  }

  private void look() {
    watch.news().forEach(this::tell);
    if (++rounds % KEEP_EVERY == 0) {
      keep(watch);
    }
  }

  /** Writes what was learnt; without it, it is learnt again. */
  static void keep(SpikeWatch watch) {
    try {
      watch.keep();
    } catch (IOException e) {
      LOG.warn("which hosts senders lead to cannot be kept ({})", e.getMessage());
    }
  }

  private void tell(Spike spike) {
    String why =
        "its mail led to %d new hosts within %d min, and from %d on that is a spike"
            .formatted(
                spike.hosts(),
                settings.thresholds().orElseThrow().window().toMinutes(),
                spike.limit());
    if (!settings.blocks()) {
      LOG.warn(
          "sender {}: {}; perhaps the mailbox is hijacked: look at its mail, and stop its links"
              + " with waybill block --sender",
          spike.sender(),
          why);
      return;
    }
    try {
      Block block = board.blockByRule(board.reader().read(Block.Kind.SENDER, spike.sender()), why);
      LOG.warn(
          "sender {} is blocked by rule since {}: {}; look at its mail, and end it with waybill"
              + " unblock --sender",
          spike.sender(),
          block.since(),
          why);
    } catch (IOException | SubjectException e) {
      LOG.error(
          "sender {} cannot be blocked by rule ({}): {}", spike.sender(), e.getMessage(), why);
    }
  }
}
