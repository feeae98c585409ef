package org.waybill.collector;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.waybill.collector.admin.Errand;
import org.waybill.collector.admin.ErrandName;
import org.waybill.collector.block.Block;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.block.BlockBoard;
import org.waybill.collector.block.BlockList;
import org.waybill.collector.block.SubjectException;

/** What the command line has done to the block list, by a running collector or by itself. */
final class BlockErrands {

  private BlockErrands() {}

  static Map<ErrandName, Errand> on(BlockBoard board) {
    return Map.of(
        ErrandName.BLOCKS,
        (argument, say) -> {
          run(board, argument, say);
          return 0;
        });
  }

  private static void run(BlockBoard board, String argument, Consumer<String> say)
      throws IOException {
    String[] words = argument.split(" ", 4);
    String why = words.length == 4 ? words[3].strip() : "";
    switch (words[0] + " " + Math.min(words.length, 3)) {
      case "list 1" -> list(board, say);
      case "block 3" -> {
        Subject subject = subject(board, words[1], words[2]);
        board.block(subject, why);
        say.accept(
            "Links for %s %s lead to a page that says they are stopped."
                .formatted(subject.kind().word(), subject.name()));
        if (subject.kind() != Kind.TARGET) {
          say.accept(
              "It counts for mail whose record is stored here: within seconds, and not for copies"
                  + " of those who have withdrawn.");
        }
      }
      case "unblock 3" -> {
        Subject subject = subject(board, words[1], words[2]);
        if (board.unblock(subject, why).isEmpty()) {
          throw new IOException(
              "%s %s is not blocked; see: waybill blocks"
                  .formatted(subject.kind().word(), subject.name()));
        }
        say.accept("Links for %s %s lead on.".formatted(subject.kind().word(), subject.name()));
      }
      default ->
          throw new IOException(
              "this collector does not know that question; use the waybill command of its own"
                  + " version");
    }
  }

  private static void list(BlockBoard board, Consumer<String> say) {
    List<Block> blocks = board.all().reversed();
    for (Block block : blocks) {
      say.accept(
          "%s %s since %s, by %s: %s"
              .formatted(
                  block.subject().kind().word(),
                  block.subject().name(),
                  block.since(),
                  block.by(),
                  block.why().isEmpty() ? "no reason given" : block.why()));
    }
    say.accept(
        blocks.isEmpty()
            ? "Nothing is blocked."
            : "%d blocked, of %d; %d copies by sender or message"
                .formatted(blocks.size(), BlockList.MOST, board.list().copies()));
  }

  private static Subject subject(BlockBoard board, String word, String name) throws IOException {
    Kind kind =
        Kind.of(word)
            .orElseThrow(
                () -> new IOException("'%s' is none of target, sender, message".formatted(word)));
    try {
      return board.reader().read(kind, name);
    } catch (SubjectException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
