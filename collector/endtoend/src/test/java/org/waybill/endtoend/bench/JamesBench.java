package org.waybill.endtoend.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.waybill.endtoend.built.Built;
import org.waybill.endtoend.demo.EmptyFolder;

/**
 * The part of {@code mvn -Pbench} that runs a complete James: all branches take turns in one James,
 * in another order every round.
 */
public final class JamesBench {
  private static final PrintStream OUT = System.out;
  private static final List<String> ONE = List.of("reader@other.example");
  private static final List<String> MANY =
      IntStream.range(0, 100).mapToObj(i -> "reader" + i + "@other.example").toList();

  private final BenchOptions options;
  private final Load load;
  private final Cpu collector;

  private JamesBench(BenchOptions options, Load load, Cpu collector) {
    this.options = options;
    this.load = load;
    this.collector = collector;
  }

  public static void main(String[] arguments) throws Exception {
    BenchOptions options = BenchOptions.of(System.getProperties());
    if (!options.chosen()) {
      return;
    }
    Path folder = EmptyFolder.at(Built.repository().resolve("target/bench"));
    try (Benched benched = Benched.start(Files.createDirectories(folder.resolve("run")));
        Load load =
            new Load(
                new Cpu(benched.james().handle()), benched.james().smtpPort(), benched.drain())) {
      JamesBench bench = new JamesBench(options, load, new Cpu(benched.collector().handle()));
      bench.warmUp();
      Figures figures = new Figures(bench.rounds(), bench.crowds());
      Files.writeString(folder.resolve("james.txt"), figures.text());
      OUT.println(figures.text());
      if (options.profile()) {
        Profile profile = bench.profile(benched.james().handle(), folder.resolve("tracking.jfr"));
        Files.writeString(folder.resolve("profile.txt"), profile.text());
        OUT.println(profile.text());
      }
    }
  }

  /** Whoever has most code of their own takes longest until it is compiled. */
  private void warmUp() throws Exception {
    int blocks = 5;
    int messages = Math.max(1, options.warmUp() / blocks);
    for (int block = 1; block <= blocks; block++) {
      for (Branch branch : Branch.values()) {
        load.run(branch, branch == Branch.TRACKING ? 3 * messages : messages, ONE);
      }
      OUT.printf("warm-up %d of %d%n", block, blocks);
    }
  }

  private List<Map<Branch, Block>> rounds() throws Exception {
    List<Map<Branch, Block>> rounds = new ArrayList<>();
    for (int round = 0; round < options.rounds(); round++) {
      Map<Branch, Block> blocks = new EnumMap<>(Branch.class);
      for (Branch branch : order(round)) {
        collector.awaitRest();
        blocks.put(branch, load.run(branch, options.messages(), ONE));
      }
      rounds.add(blocks);
      say(round, blocks);
    }
    return rounds;
  }

  /** Every branch stands in every place, behind and before every other. */
  private static List<Branch> order(int round) {
    List<Branch> branches = new ArrayList<>(List.of(Branch.values()));
    Collections.rotate(branches, round);
    if (round % 2 == 1) {
      Collections.reverse(branches);
    }
    return branches;
  }

  /** After the rounds, so that it costs them nothing. */
  private Profile profile(ProcessHandle james, Path file) throws Exception {
    Profile.start(james);
    load.run(Branch.TRACKING, 4 * options.messages(), ONE);
    return Profile.stop(james, file);
  }

  private void say(int round, Map<Branch, Block> blocks) {
    OUT.printf("round %d of %d, ms CPU a message and messages/s:", round + 1, options.rounds());
    blocks.forEach(
        (branch, block) ->
            OUT.printf(
                Locale.ROOT,
                "  %s %.2f %.0f",
                branch.name().toLowerCase(Locale.ROOT),
                block.cpuPerMessage(),
                block.messagesPerSecond()));
    OUT.println();
  }

  /** Messages to 100 recipients each, tracked: 100 mails become of one. */
  private List<Block> crowds() throws Exception {
    int messages = Math.max(1, options.messages() / MANY.size());
    load.run(Branch.TRACKING, messages, MANY);
    List<Block> blocks = new ArrayList<>();
    for (int round = 0; round < Math.max(1, options.rounds() / 2); round++) {
      collector.awaitRest();
      blocks.add(load.run(Branch.TRACKING, messages, MANY));
    }
    return blocks;
  }
}
