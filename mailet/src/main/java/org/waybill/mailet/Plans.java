package org.waybill.mailet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.james.core.MailAddress;
import org.waybill.plan.Clean;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.Planner;
import org.waybill.plan.Switches;
import org.waybill.plan.Track;

/**
 * A message planned for everybody who gets it: copies of which opens alone are tracked look another
 * way than those of which clicks are too.
 *
 * @param tracked plans with those whose copies they are for; at most three, for there are no more
 *     switches
 * @param left why the others are not tracked, if anybody is not because of the message
 * @param cleaned the message without our earlier tracking, where there was any
 */
record Plans(List<Share> tracked, Optional<Leave> left, Optional<byte[]> cleaned) {

  /** One plan and whose copies it is for. */
  record Share(Track plan, List<MailAddress> recipients) {}

  /** Nothing was planned. */
  static Plans none(Leave why) {
    return new Plans(List.of(), Optional.of(why), Optional.empty());
  }

  /**
   * Plans. Every plan cleans alike, so only where there is none one is made for that alone.
   *
   * @param wanted whose copies are tracked, by what of them is; may be empty
   */
  static Plans of(Planner planner, byte[] message, Map<Switches, List<MailAddress>> wanted) {
    Drawing drawing = new Drawing();
    wanted.forEach((switches, to) -> drawing.add(planner, message, switches, to));
    if (wanted.isEmpty()) {
      drawing.add(planner, message, Switches.OFF, List.of());
    }
    return new Plans(drawing.tracked, drawing.left, drawing.cleaned);
  }

  private static final class Drawing {
    private final List<Share> tracked = new ArrayList<>();
    private Optional<Leave> left = Optional.empty();
    private Optional<byte[]> cleaned = Optional.empty();

    void add(Planner planner, byte[] message, Switches switches, List<MailAddress> recipients) {
      switch (planner.plan(message, switches)) {
        case Track track -> {
          tracked.add(new Share(track, recipients));
          track.cleaning().ifPresent(cleaning -> cleaned = Optional.of(cleaning.bytes()));
        }
        case Clean(var cleaning, Leave because) -> {
          cleaned = Optional.of(cleaning.bytes());
          left = left.or(() -> Optional.of(because));
        }
        case Leave leave -> left = left.or(() -> Optional.of(leave));
      }
    }
  }

  /** Why nobody's copy is tracked; only where that is so. */
  Leave why() {
    return left.orElseGet(() -> new Leave(LeaveReason.OFF, ""));
  }

  /** Whether all copies name their links alike: the ledger has one list of them. */
  boolean agree() {
    return tracked.stream()
            .map(share -> share.plan().links())
            .filter(links -> !links.isEmpty())
            .distinct()
            .count()
        <= 1;
  }
}
