package org.waybill.collector.privacy;

import java.io.IOException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.privacy.Choice.Hand;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.collector.share.Topic;
import org.waybill.wire.PersonCode;

/**
 * Withdrawals as collectors tell them each other: the subject is the person's code in 16
 * hexadecimal digits, the text {@code WISH HAND} as in the files.
 */
public record SharedWithdrawals(Withdrawals withdrawals) implements Topic {

  private static final int CODE_DIGITS = 16;

  @Override
  public String name() {
    return "withdrawals";
  }

  @Override
  public Collection<String> subjects() {
    return withdrawals.persons().stream().map(PersonCode::toString).toList();
  }

  @Override
  public Optional<Decision> find(String subject) {
    return withdrawals
        .find(person(subject))
        .map(
            choice ->
                new Decision(
                    subject, choice.at(), choice.wish().word() + " " + choice.hand().word()));
  }

  @Override
  public Heard hear(Decision decision, boolean untold) throws IOException {
    String[] words = decision.body().split(" ", -1);
    Optional<Wish> wish = Wish.of(words[0]);
    Optional<Hand> hand = Hand.of(words.length == 2 ? words[1] : "");
    if (wish.isEmpty() || hand.isEmpty()) {
      throw new IllegalArgumentException("no choice of this version");
    }
    return withdrawals.hear(
        new Choice(person(decision.subject()), wish.get(), decision.made(), hand.get()));
  }

  private static PersonCode person(String subject) {
    if (subject.length() != CODE_DIGITS) {
      throw new IllegalArgumentException("no person's code");
    }
    return new PersonCode(HexFormat.fromHexDigitsToLong(subject));
  }

  @Override
  public void follow(Consumer<String> follower) {
    withdrawals.follow(person -> follower.accept(person.toString()));
  }
}
