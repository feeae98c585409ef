package org.waybill.collector;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.privacy.Choice;
import org.waybill.collector.privacy.Choice.Wish;
import org.waybill.collector.privacy.WithdrawalBoard;
import org.waybill.idna.CanonicalRecipient;
import org.waybill.wire.PersonCode;

/** What the command line has done about withdrawals, by a running collector or by itself. */
final class WithdrawalErrands {

  private WithdrawalErrands() {}

  static Map<ErrandName, Errand> on(WithdrawalBoard board, Function<String, PersonCode> codes) {
    return Map.of(
        ErrandName.WITHDRAWALS,
        (argument, say) -> {
          run(board, codes, argument, say);
          return 0;
        });
  }

  private static void run(
      WithdrawalBoard board,
      Function<String, PersonCode> codes,
      String argument,
      Consumer<String> say)
      throws IOException {
    String[] words = argument.split(" ", 2);
    String rest = words.length == 2 ? words[1].strip() : "";
    switch (words[0]) {
      case "withdraw" -> {
        board.choose(codes.apply(address(rest)), Wish.WITHDRAWN);
        say.accept("Nothing more is recorded of %s; links lead on.".formatted(rest));
        say.accept("What was recorded before stays until its time is over.");
      }
      case "resume" -> {
        board.choose(codes.apply(address(rest)), Wish.RESUMED);
        say.accept("%s is recorded again.".formatted(rest));
      }
      case "status" ->
          say.accept(
              board.withdrawals().has(codes.apply(address(rest)))
                  ? "%s has withdrawn: nothing is recorded.".formatted(rest)
                  : "%s has not withdrawn.".formatted(rest));
      case "list" -> list(board, say);
      case "mend" -> {
        board.mend();
        say.accept("%d withdrawals hold.".formatted(board.withdrawals().count()));
      }
      default ->
          throw new IOException(
              "this collector does not know that question; use the waybill command of its own"
                  + " version");
    }
  }

  private static void list(WithdrawalBoard board, Consumer<String> say) throws IOException {
    List<Choice> withdrawn =
        board.withdrawals().all().stream()
            .filter(Choice::isWithdrawal)
            .sorted(Comparator.comparing(Choice::at))
            .toList();
    for (Choice choice : withdrawn) {
      say.accept(
          "r-%s since %s, by %s"
              .formatted(
                  choice.person(),
                  choice.at().truncatedTo(ChronoUnit.SECONDS),
                  choice.hand().word()));
    }
    say.accept(
        withdrawn.isEmpty()
            ? "Nobody has withdrawn."
            : "%d persons; whether one of them is somebody: waybill withdrawals ADDRESS"
                .formatted(withdrawn.size()));
    board.withdrawals().trouble().ifPresent(say);
  }

  private static String address(String text) throws IOException {
    int at = text.lastIndexOf('@');
    if (at <= 0 || at == text.length() - 1 || text.indexOf(' ') >= 0) {
      throw new IOException(
          "'%s' is no mail address; give it as it stands in the report, such as anna@example.org"
              .formatted(text));
    }
    return CanonicalRecipient.of(text);
  }
}
