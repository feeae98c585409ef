package org.waybill.collector.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.waybill.collector.classify.Reason;

/** The grammar under random expressions and random text; the seed is the repetition's number. */
class SearchPropertyTest {

  private static final int EACH = 2_000;

  private static final String[] PIECES = {
    "a",
    "ann@x.example",
    "<m@x>",
    "\"",
    "\\",
    "(",
    ")",
    "-",
    " OR ",
    " AND ",
    " ",
    ":",
    "from:",
    "is:",
    "id:",
    "*",
    ">",
    "<",
    "opens:",
    "3",
    "newer_than:",
    "2d",
    "after:",
    "2026-11-23",
    "\u00a0",
    "\u001c",
    "\u2028",
    "\ud83d\ude00",
    "\ud83d",
    "http://",
    "\u0000",
    "reason:burst",
    "is:open"
  };

  @RepeatedTest(5)
  void printedExpressionShouldBeReadAsTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < EACH; i++) {
      Expression expression = expression(random, 3);
      Search read = Search.parse(expression.toString());
      assertThat(read.expression()).as(expression.toString()).isEqualTo(expression);
      assertThat(read.faults()).as(expression.toString()).isEmpty();
    }
  }

  @RepeatedTest(5)
  void anyTextShouldBeReadAndItsPrintReadAsTheSame(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int i = 0; i < EACH; i++) {
      String query = pieces(random);
      Search search = Search.parse(query);
      Search again = Search.parse(search.toString());
      assertThat(again.expression()).as(query).isEqualTo(search.expression());
      assertThat(again.faults()).as(query).isEmpty();
      assertThat(search.faults())
          .allSatisfy(
              fault ->
                  assertThat(query.substring(fault.from(), fault.to())).isEqualTo(fault.text()));
    }
  }

  private static String pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(25); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static Expression expression(Random random, int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(5)) {
      case 1 -> Expression.not(expression(random, depth - 1));
      case 2 -> Expression.all(several(random, depth));
      case 3 -> Expression.any(several(random, depth));
      default -> term(random);
    };
  }

  private static List<Expression> several(Random random, int depth) {
    return IntStream.range(0, 2 + random.nextInt(2))
        .mapToObj(i -> expression(random, depth - 1))
        .toList();
  }

  private static Term term(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> new Term.Pasted("ann" + random.nextInt(9) + "@there.example");
      case 1 -> new Term.Id(text(random), random.nextBoolean());
      case 2 -> new Term.In(one(random, Term.Field.values()), text(random));
      case 3 -> new Term.Is(one(random, Stage.values()));
      case 4 -> new Term.Because(one(random, Reason.values()));
      case 5 ->
          new Term.Count(
              one(random, Term.Counted.values()),
              one(random, Comparison.values()),
              random.nextInt(100));
      case 6 -> new Term.After(Instant.ofEpochMilli(random.nextLong(1L << 41)));
      case 7 ->
          new Term.Age(
              random.nextBoolean(),
              new Span(1 + random.nextInt(99_999), one(random, Span.Unit.values())));
      default -> new Term.Text("\"" + text(random));
    };
  }

  /** Not blank, and with nothing at its ends that reading would strip. */
  private static String text(Random random) {
    String text = pieces(random).strip();
    return text.isEmpty() ? "x" : text;
  }

  private static <T> T one(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
