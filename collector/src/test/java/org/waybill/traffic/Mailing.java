package org.waybill.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.networks.Networks;
import org.waybill.traffic.Letter.Tried;

/**
 * One message to a whole town, and all that came of it.
 *
 * @param letters the copies; the number of each is its place
 * @param truths what their recipients did
 */
public record Mailing(List<Letter> letters, List<Truth> truths) {

  /** A hit and the copy it belongs to. */
  public record Made(Letter letter, Sighting hit) {}

  /**
   * Plays it with chances of its own.
   *
   * @param at when its first copy is handed off, UTC milliseconds
   */
  public static Mailing played(
      long seed, int homes, int desks, long at, int links, boolean recorded) {
    Chance chance = Chance.of(seed);
    return played(Town.of(homes, desks, chance), at, links, recorded, chance);
  }

  static Mailing played(Town town, long at, int links, boolean recorded, Chance chance) {
    List<Letter> letters = new ArrayList<>();
    List<Truth> truths = new ArrayList<>();
    for (Mailbox mailbox : town.mailboxes()) {
      long handedOffAt = at + letters.size() * 300L;
      long deliveredAt = handedOffAt + Math.round(chance.between(300, 4000));
      Letter letter = new Letter(letters.size(), links, handedOffAt, deliveredAt, recorded);
      truths.add(mailbox.play(letter, chance));
      letter.hits().sort(Comparator.comparingLong(Sighting::at));
      letters.add(letter);
    }
    List<Tried> tried = tried(letters);
    letters.forEach(letter -> letter.hits().replaceAll(hit -> hit.nearTampering(near(hit, tried))));
    return new Mailing(letters, truths);
  }

  private static boolean near(Sighting hit, List<Tried> tried) {
    return tried.stream()
        .filter(one -> Math.abs(one.at() - hit.at()) <= Judge.PATIENCE.toMillis())
        .anyMatch(one -> Networks.site(one.address()).equals(Networks.site(hit.address())));
  }

  private static List<Tried> tried(List<Letter> letters) {
    return letters.stream()
        .flatMap(letter -> letter.tried().stream())
        .sorted(Comparator.comparingLong(Tried::at))
        .toList();
  }

  /** Altered versions that were asked for, by time. */
  public List<Tried> tried() {
    return tried(letters);
  }

  /** All hits, by time. */
  public List<Made> hits() {
    return letters.stream()
        .flatMap(letter -> letter.hits().stream().map(hit -> new Made(letter, hit)))
        .sorted(Comparator.comparingLong(made -> made.hit().at()))
        .toList();
  }
}
