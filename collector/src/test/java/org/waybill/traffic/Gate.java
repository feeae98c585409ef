package org.waybill.traffic;

import java.util.Optional;

/**
 * A scanner before some mailboxes. Of its bursts 0.5 % begin within 10 s of delivery, 66 % after 20
 * to 60 s, half of all within 43 s; most load the picture before, half of them less than 9 s
 * before. One that poses as a reader in everything and follows the only link of a message is not
 * among them: nobody could tell.
 *
 * @param site three numbers of its addresses, or none where every request comes from elsewhere
 * @param agent its user agent, or none where every request names another
 * @param posing whether it names languages where it makes a burst
 * @param habit how it looks at mail
 */
public record Gate(Optional<String> site, Optional<String> agent, boolean posing, Habit habit) {

  /** How it looks at mail. */
  enum Habit {
    /** It follows every link. */
    BURST,
    /** It follows one, minutes after delivery. */
    ONE,
    /** It asks for every link by HEAD. */
    HEAD,
    /** It fetches one link ahead of the reader. */
    PREFETCH,
    /** It follows one and asks for altered versions of it. */
    ALTER
  }

  /** One that can be known again. */
  static Gate of(String site, String agent, boolean posing) {
    return new Gate(Optional.of(site), Optional.of(agent), posing, Habit.BURST);
  }

  /** One that looks at mail in another way. */
  static Gate of(String site, String agent, Habit habit) {
    return new Gate(Optional.of(site), Optional.of(agent), false, habit);
  }

  /** A scanner that hides. */
  static Gate roaming() {
    return new Gate(Optional.empty(), Optional.empty(), false, Habit.BURST);
  }

  void scan(Letter letter, Chance chance) {
    double at = chance.between(61, 600);
    int link = 1 + chance.below(letter.links());
    switch (habit) {
      case BURST -> burst(letter, chance);
      case ONE -> letter.follow(at, link, address(chance), agent(chance), false);
      case HEAD -> {
        for (int each = 1; each <= letter.links(); each++) {
          letter.look(at + each, each, address(chance), agent(chance));
        }
      }
      case PREFETCH -> letter.prefetch(at, link, address(chance), agent(chance));
      case ALTER -> {
        letter.follow(at, link, address(chance), agent(chance), false);
        letter.alter(at + 1, address(chance));
      }
    }
  }

  private void burst(Letter letter, Chance chance) {
    boolean reader = posing && letter.links() > 1;
    double start = chance.happens(0.02) ? -chance.between(6, 20) : start(chance);
    if (chance.happens(0.8)) {
      letter.load(
          start - Math.min(55, chance.around(9, 0.8)), address(chance), agent(chance), reader);
    }
    double at = start;
    for (int link = 1; link <= letter.links(); link++) {
      letter.follow(at, link, address(chance), agent(chance), reader);
      at += chance.between(0.05, 0.6);
    }
  }

  private String address(Chance chance) {
    String from = site.orElseGet(() -> "198.19." + chance.below(250));
    return from + "." + (1 + chance.below(250));
  }

  private String agent(Chance chance) {
    return agent.orElseGet(() -> chance.any(Programs.SCANNERS));
  }

  private static double start(Chance chance) {
    double share = chance.between(0, 1);
    if (share < 0.005) {
      return chance.between(1, 10);
    }
    if (share < 0.055) {
      return chance.between(10, 20);
    }
    return share < 0.715 ? 20 + 40 * Math.pow(chance.between(0, 1), 1.4) : chance.between(60, 300);
  }
}
