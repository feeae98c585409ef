package org.waybill.collector.block;

import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.waybill.collector.block.Block.Kind;
import org.waybill.collector.block.Block.Subject;
import org.waybill.collector.share.Decision;
import org.waybill.collector.share.Heard;
import org.waybill.collector.share.Topic;

/**
 * Blocks as collectors tell them each other: the subject is {@code KIND NAME}, the text what their
 * file holds of it.
 */
public record SharedBlocks(BlockList list) implements Topic {

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public Collection<String> subjects() {
    return list.subjects().stream().map(SharedBlocks::text).toList();
  }

  @Override
  public Optional<Decision> find(String subject) {
    return list.ruling(subject(subject))
        .map(ruling -> new Decision(subject, ruling.made(), BlockText.line(ruling)));
  }

  @Override
  public Heard hear(Decision decision, boolean untold) throws IOException {
    Ruling ruling =
        BlockText.ruling(decision.body())
            .filter(said -> said.subject().equals(subject(decision.subject())))
            .orElseThrow(() -> new IllegalArgumentException("no block of this version"));
    return list.hear(new Ruling(ruling.subject(), decision.made(), ruling.block()));
  }

  private static String text(Subject subject) {
    return subject.kind().word() + " " + subject.name();
  }

  private static Subject subject(String text) {
    int space = text.indexOf(' ');
    Optional<Kind> kind = Kind.of(text.substring(0, Math.max(0, space)));
    return new Subject(
        kind.orElseThrow(() -> new IllegalArgumentException("no kind of this version")),
        text.substring(space + 1));
  }

  @Override
  public void follow(Consumer<String> follower) {
    list.follow(subject -> follower.accept(text(subject)));
  }
}
