package org.waybill.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waybill.clean.Cleaning;
import org.waybill.disclosure.Templates;
import org.waybill.plan.LeafEdits;
import org.waybill.plan.Leave;
import org.waybill.plan.LeaveReason;
import org.waybill.plan.PlanOptions;
import org.waybill.plan.PlannedLink;
import org.waybill.plan.Planner;
import org.waybill.plan.Track;
import org.waybill.plan.TrackingPlan;
import org.waybill.wire.Sealer;

class RandomMessagesTest {

  private static final int MESSAGES = 1_000;

  private final Planner planner = FixedKeys.planner();

  /** In both languages: German HTML has letters above ASCII. */
  private final List<Planner> all = List.of(planner, telling("en"), telling("de"));

  private final Sealer sealer = FixedKeys.sealer();

  @Test
  void copyShouldGiveTheOriginalAgainWhenUnspliced() {
    for (Planner any : all) {
      int tracked = 0;
      for (int seed = 0; seed < MESSAGES; seed++) {
        byte[] message = new RandomMessage(seed).bytes();
        if (any.plan(message) instanceof Track track) {
          Template template = Template.of(track);
          byte[] copy = template.render(FixedKeys.identity(seed), sealer);
          assertThat(Proof.holds(template, copy, message)).as("seed %d", seed).isTrue();
          tracked++;
        }
      }
      assertThat(tracked).isGreaterThan(MESSAGES / 2);
    }
  }

  @Test
  void copyShouldTellItsRecipientWhereverItIsTracked() {
    for (int seed = 0; seed < MESSAGES; seed++) {
      if (telling("en").plan(new RandomMessage(seed).bytes()) instanceof Track track) {
        assertThat(track.disclosures()).as("seed %d", seed).isNotEmpty();
      }
    }
  }

  private static Planner telling(String language) {
    return FixedKeys.planner(
        PlanOptions.of(FixedKeys.URL)
            .withDisclosure(Optional.of(Templates.SHIPPED.disclosure(language))),
        false);
  }

  @Test
  void copiesShouldHaveOneSizeAndDifferInTokensOnly() {
    for (int seed = 0; seed < 300; seed++) {
      byte[] message = new RandomMessage(seed).bytes();
      if (planner.plan(message) instanceof Track track) {
        Template template = Template.of(track);
        byte[] one = template.render(FixedKeys.identity(1), sealer);
        byte[] two = template.render(FixedKeys.identity(2), sealer);

        assertThat(one).hasSize(template.size()).hasSameSizeAs(two);
        assertThat(Proof.holds(template, two, message)).isTrue();
        assertThat(template.render(FixedKeys.identity(1), sealer)).isEqualTo(one);
      }
    }
  }

  @Test
  void quotedPrintableLinesShouldKeepToTheirBoundWhenTheyDidBefore() {
    for (int i = 0; i < MESSAGES; i++) {
      int seed = i / all.size();
      byte[] message = new RandomMessage(seed).bytes();
      if (all.get(i % all.size()).plan(message) instanceof Track track) {
        byte[] copy = Template.of(track).render(FixedKeys.COPY, sealer);
        int allowed = Math.max(998, longest(message));
        assertThat(longest(copy)).as("seed %d", seed).isLessThanOrEqualTo(allowed);
        track.leaves().forEach(RandomMessagesTest::checkLines);
      }
    }
  }

  private static void checkLines(LeafEdits leaf) {
    if (leaf.leaf().headers().value("content-transfer-encoding").equals("quoted-printable")) {
      byte[] before = leaf.original().splice(List.of()).orElseThrow().body();
      if (longest(before) <= 76) {
        assertThat(longest(leaf.spliced().body())).isLessThanOrEqualTo(76);
      }
    }
  }

  @Test
  void planShouldNeverThrowWhenMessagesAreMutilated() {
    for (int seed = 0; seed < MESSAGES; seed++) {
      byte[] message = mutilate(new RandomMessage(seed).bytes(), new Random(seed));
      TrackingPlan plan = all.get(seed % all.size()).plan(message);
      if (plan instanceof Track track) {
        Template template = Template.of(track);
        byte[] copy = template.render(FixedKeys.COPY, sealer);
        assertThat(Proof.holds(template, copy, message)).as("seed %d", seed).isTrue();
      } else if (plan instanceof Leave leave) {
        assertThat(leave.reason()).as("seed %d", seed).isNotEqualTo(LeaveReason.PLAN_FAILED);
      }
    }
  }

  @Test
  void planShouldCleanEveryCopyAndTrackItAnew() {
    for (int seed = 0; seed < 300; seed++) {
      byte[] message = new RandomMessage(seed).bytes();
      // joining lines again may be impossible where there were lines over 998 bytes at first
      if (longest(message) <= 998 && planner.plan(message) instanceof Track track) {
        byte[] copy = Template.of(track).render(FixedKeys.COPY, sealer);
        Track anew = (Track) planner.plan(copy);
        Cleaning cleaning = anew.cleaning().orElseThrow();
        Template template = Template.of(anew);
        byte[] second = template.render(FixedKeys.identity(seed), sealer);

        assertThat(cleaning.pixels()).as("seed %d", seed).isEqualTo(track.pixels().size());
        assertThat(cleaning.links()).as("seed %d", seed).isEqualTo(track.places().size());
        assertThat(targets(anew)).as("seed %d", seed).isEqualTo(targets(track));
        assertThat(Proof.holds(template, second, copy)).as("seed %d", seed).isTrue();
        assertThat(planner.plan(cleaning.bytes()))
            .isInstanceOfSatisfying(Track.class, t -> assertThat(t.cleaning()).isEmpty());
      }
    }
  }

  @Test
  void planShouldNeverThrowWhenCopiesAreMutilated() {
    for (int seed = 0; seed < 300; seed++) {
      if (planner.plan(new RandomMessage(seed).bytes()) instanceof Track track) {
        byte[] copy = Template.of(track).render(FixedKeys.COPY, sealer);
        TrackingPlan plan = planner.plan(mutilate(copy, new Random(seed)));
        if (plan instanceof Leave leave) {
          assertThat(leave.reason()).as("seed %d", seed).isNotEqualTo(LeaveReason.PLAN_FAILED);
        }
      }
    }
  }

  private static List<String> targets(Track track) {
    return track.links().stream().map(PlannedLink::target).toList();
  }

  static byte[] mutilate(byte[] message, Random random) {
    byte[] bytes = message.clone();
    for (int i = random.nextInt(20); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 2 -> bytes[at] = (byte) "\r\n=<>\"'-".charAt(random.nextInt(8));
        default -> {
          int length = (bytes.length - at) / 2;
          System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length), length);
        }
      }
    }
    return bytes;
  }

  private static int longest(byte[] bytes) {
    Stream<String> lines = new String(bytes, StandardCharsets.ISO_8859_1).lines();
    return lines.flatMapToInt(line -> IntStream.of(line.length())).max().orElse(0);
  }
}
