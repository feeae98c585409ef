package org.waybill.traffic;

import java.util.Optional;

/**
 * A recipient, their programs, and the scanner before them.
 *
 * @param kind how they read
 * @param address where they browse from
 * @param mail their mail program, as it loads pictures
 * @param browser what they browse with
 */
public record Mailbox(Kind kind, String address, String mail, String browser, Optional<Gate> gate) {

  /** How somebody reads. */
  public enum Kind {
    OWN_PROGRAM,
    OFFICE,
    WITHOUT_PICTURES,
    GMAIL,
    YAHOO,
    APPLE,
    MICROSOFT,
    COLLEAGUE,
    ABSENT
  }

  /** Lets everything happen that comes of a copy. */
  public Truth play(Letter letter, Chance chance) {
    gate.ifPresent(gate -> gate.scan(letter, chance));
    arrive(letter, chance);
    if (kind == Kind.ABSENT || chance.happens(0.5)) {
      return new Truth(false, false, kind != Kind.APPLE && kind != Kind.MICROSOFT);
    }
    double at = kind == Kind.OFFICE ? chance.around(900, 0.8) : chance.around(2400, 1.5);
    boolean loaded = read(letter, at, chance);
    boolean clicked = chance.happens(0.25);
    if (clicked) {
      click(letter, at + chance.around(15, 0.6), chance);
    }
    boolean apart = kind == Kind.COLLEAGUE;
    return new Truth(
        (loaded || clicked) && !apart,
        clicked && !apart,
        kind != Kind.APPLE && kind != Kind.MICROSOFT);
  }

  private void arrive(Letter letter, Chance chance) {
    if (kind == Kind.APPLE) {
      letter.load(chance.around(120, 1.5), "17.58.0." + chance.below(250), Programs.APPLE, false);
    }
    if (kind == Kind.GMAIL && chance.happens(0.2)) {
      letter.load(chance.around(5, 0.5), "66.249.84.3", Programs.GMAIL_PREFETCH, false);
    }
  }

  private boolean read(Letter letter, double at, Chance chance) {
    switch (kind) {
      case WITHOUT_PICTURES -> {
        return false;
      }
      case GMAIL -> letter.load(at, "66.249.84." + chance.below(60), Programs.GMAIL, false);
      case YAHOO -> letter.load(at, "98.137.12." + chance.below(60), Programs.YAHOO, false);
      case APPLE -> {}
      case MICROSOFT ->
          letter.load(
              at, "192.0.2." + (64 + chance.below(60)), Programs.BROWSERS.getFirst(), false);
      default -> letter.load(at, address, mail, chance.happens(0.5));
    }
    if (chance.happens(0.3) && kind != Kind.APPLE && kind != Kind.MICROSOFT) {
      read(letter, at + chance.around(7200, 1), chance);
    }
    return true;
  }

  private void click(Letter letter, double at, Chance chance) {
    int link = 1 + chance.below(letter.links());
    letter.follow(at, link, address, browser, true);
    if (chance.happens(0.05)) {
      letter.follow(at + 0.4, link, address, browser, true);
    }
    if (chance.happens(0.2)) {
      letter.follow(
          at + chance.around(40, 0.5), 1 + chance.below(letter.links()), address, browser, true);
    }
    if (chance.happens(0.02)) {
      letter.follow(at + chance.around(300, 1), link, "157.240.1.7", Programs.PREVIEW, false);
    }
  }
}
