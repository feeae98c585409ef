package org.waybill.collector.command;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is blocked: one of these. */
final class BlockSubject {

  @Option(
      names = "--target",
      paramLabel = "HOST",
      description = "links to that host and those below it")
  private @Nullable String target;

  @Option(names = "--sender", paramLabel = "ADDRESS", description = "all links of that sender")
  private @Nullable String sender;

  @Option(names = "--message", paramLabel = "ID", description = "all links of that Message-ID")
  private @Nullable String message;

  /** As a collector is asked: {@code block target shop.example WHY}. */
  String question(String verb, String why) throws IOException {
    String reason = why.strip().replaceAll("\\R+", " ");
    return "%s %s %s".formatted(verb, subject(), reason).strip();
  }

  private String subject() throws IOException {
    if (target != null) {
      return named("target", target);
    }
    return sender != null ? named("sender", sender) : named("message", String.valueOf(message));
  }

  private static String named(String kind, String name) throws IOException {
    if (name.isBlank() || name.strip().chars().anyMatch(Character::isWhitespace)) {
      throw new IOException("--%s is '%s'; it takes a name without spaces".formatted(kind, name));
    }
    return kind + " " + name.strip();
  }
}
