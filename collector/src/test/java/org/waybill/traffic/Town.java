package org.waybill.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waybill.traffic.Gate.Habit;
import org.waybill.traffic.Mailbox.Kind;

/** Everybody who gets mail: at home, in offices behind one address each, with the providers. */
public record Town(List<Mailbox> mailboxes) {
  private static final List<Kind> HOMES =
      List.of(
          Kind.OWN_PROGRAM,
          Kind.OWN_PROGRAM,
          Kind.OWN_PROGRAM,
          Kind.WITHOUT_PICTURES,
          Kind.WITHOUT_PICTURES,
          Kind.GMAIL,
          Kind.GMAIL,
          Kind.GMAIL,
          Kind.YAHOO,
          Kind.APPLE,
          Kind.APPLE,
          Kind.MICROSOFT,
          Kind.ABSENT);

  /** Scanners that a few have: Microsoft's, an old one, and some that do not follow every link. */
  private static final List<Gate> RARE =
      List.of(
          Gate.of("104.47.1", Programs.BROWSERS.getFirst(), Habit.ONE),
          Gate.of("198.18.90", Programs.OLD, Habit.ONE),
          Gate.of("198.18.91", Programs.BROWSERS.getFirst(), Habit.HEAD),
          Gate.of("198.18.92", Programs.BROWSERS.getFirst(), Habit.PREFETCH),
          Gate.of("198.18.93", Programs.BROWSERS.getLast(), Habit.ALTER));

  /**
   * A town of that size.
   *
   * @param homes mailboxes of single persons
   * @param desks mailboxes in each office
   */
  static Town of(int homes, int desks, Chance chance) {
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      gates.add(Gate.of("198.18." + i, chance.any(Programs.SCANNERS), i % 4 == 0));
    }
    gates.add(Gate.roaming());
    List<Mailbox> mailboxes = new ArrayList<>();
    for (int i = 0; i < homes; i++) {
      mailboxes.add(home(i, gates, chance));
    }
    for (int office = 0; office < 4; office++) {
      mailboxes.addAll(office(office, desks, chance));
    }
    for (int i = 0; i < 20; i++) {
      mailboxes.add(person(Kind.COLLEAGUE, "203.0.113." + (1 + i % 14), Optional.empty(), chance));
    }
    return new Town(mailboxes);
  }

  private static Mailbox home(int number, List<Gate> gates, Chance chance) {
    Kind kind = chance.any(HOMES);
    boolean scanned = kind != Kind.APPLE && kind != Kind.GMAIL && chance.happens(0.4);
    String address =
        "100.%d.%d.%d".formatted(64 + number / 200, number % 200, 1 + chance.below(250));
    Optional<Gate> gate = scanned ? Optional.of(chance.any(gates)) : Optional.empty();
    Optional<Gate> rare =
        number % 7 == 3 ? Optional.of(RARE.get(number / 7 % RARE.size())) : Optional.empty();
    return person(kind, address, gate.or(() -> rare), chance);
  }

  /**
   * Everybody has the same programs and one address; two of four have a scanner before them, behind
   * the same address.
   */
  private static List<Mailbox> office(int number, int desks, Chance chance) {
    List<Mailbox> mailboxes = new ArrayList<>();
    String mail = chance.any(Programs.MAIL);
    String browser = chance.any(Programs.BROWSERS);
    Optional<Gate> scanner =
        number % 2 == 0
            ? Optional.of(Gate.of("100.127.0", chance.any(Programs.SCANNERS), number == 2))
            : Optional.empty();
    for (int i = 0; i < desks; i++) {
      mailboxes.add(new Mailbox(Kind.OFFICE, "100.127.0." + number, mail, browser, scanner));
    }
    return mailboxes;
  }

  private static Mailbox person(Kind kind, String address, Optional<Gate> gate, Chance chance) {
    return new Mailbox(
        kind, address, chance.any(Programs.MAIL), chance.any(Programs.BROWSERS), gate);
  }
}
