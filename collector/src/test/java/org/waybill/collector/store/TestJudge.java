package org.waybill.collector.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.waybill.collector.classify.CopyHistory;
import org.waybill.collector.classify.Crowd;
import org.waybill.collector.classify.Judge;
import org.waybill.collector.classify.Judgement;
import org.waybill.collector.classify.Reason;
import org.waybill.collector.classify.Reasons;
import org.waybill.collector.classify.Sighting;
import org.waybill.collector.classify.Verdict;
import org.waybill.wire.TrackingId;

/**
 * A judge whose word is the hit's user agent, such as {@code machine burst,apple}; what names no
 * verdict is a person. Two words bear on other hits within {@link Judge#PATIENCE} before and after:
 * {@code scanner} on those of its copy, {@code crowd} on those of other copies.
 *
 * @param turn by how many places it takes another verdict than the one named
 */
public record TestJudge(int version, int turn) implements Judge {

  /** What user agents may be. */
  public static final List<String> WORDS =
      List.of(
          "person",
          "person proxy",
          "uncertain ms-pixel",
          "machine burst,apple",
          "machine method",
          "shared preview-bot",
          "internal internal",
          "scanner",
          "crowd");

  private record Seen(TrackingId copy, long at) {}

  private static final class Everybody implements Crowd {
    private final List<Seen> crowded = new ArrayList<>();

    @Override
    public void see(TrackingId copy, Sighting hit) {
      if (hit.userAgent().equals("crowd")) {
        crowded.add(new Seen(copy, hit.at()));
      }
    }

    boolean isAround(TrackingId copy, long at) {
      return crowded.stream().anyMatch(seen -> !seen.copy().equals(copy) && isNear(seen.at(), at));
    }
  }

  @Override
  public Crowd crowd() {
    return new Everybody();
  }

  @Override
  public List<Judgement> judge(CopyHistory history, Crowd crowd) {
    return history.hits().stream().map(hit -> judge(history, (Everybody) crowd, hit)).toList();
  }

  private Judgement judge(CopyHistory history, Everybody crowd, Sighting hit) {
    if (hit.userAgent().equals("broken")) {
      throw new IllegalStateException("injected: nobody can judge that");
    }
    if (history.hits().stream()
        .anyMatch(other -> other.userAgent().equals("scanner") && isNear(other.at(), hit.at()))) {
      return new Judgement(Verdict.MACHINE, Reasons.of(Reason.BURST));
    }
    if (crowd.isAround(history.copy(), hit.at())) {
      return new Judgement(Verdict.MACHINE, Reasons.of(Reason.BREADTH));
    }
    String[] words = hit.userAgent().split(" ", 2);
    return new Judgement(turned(words[0]), words.length == 1 ? Reasons.NONE : reasons(words[1]));
  }

  private static boolean isNear(long one, long other) {
    return Math.abs(one - other) <= PATIENCE.toMillis();
  }

  private Verdict turned(String word) {
    Verdict named =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.name().equalsIgnoreCase(word))
            .findFirst()
            .orElse(Verdict.PERSON);
    int others = Verdict.values().length - 1;
    return Verdict.of(1 + (named.code() - 1 + turn) % others);
  }

  private static Reasons reasons(String words) {
    return Arrays.stream(words.split(","))
        .flatMap(
            word -> Arrays.stream(Reason.values()).filter(reason -> reason.word().equals(word)))
        .reduce(Reasons.NONE, Reasons::plus, Reasons::plus);
  }
}
