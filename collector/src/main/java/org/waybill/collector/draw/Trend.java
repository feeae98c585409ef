package org.waybill.collector.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Points in time as one picture: bars for what was delivered, a line for opens in the band of its
 * bounds, a line for clicks; one axis, because all are copies. Lengths are in user units of the
 * picture's own box. Immutable.
 *
 * @param width of the box
 * @param height of the box
 * @param lines of the grid, from the bottom
 * @param columns one for each point, from left to right
 * @param band outline of the band round the opens, as points of a polygon
 * @param least its lower edge, as points of a line
 * @param most its upper edge
 * @param opened the line of opens
 * @param clicked the line of clicks
 */
public record Trend(
    int width,
    int height,
    List<Line> lines,
    List<Column> columns,
    String band,
    String least,
    String most,
    String opened,
    String clicked) {

  private static final int LEFT = 44;
  private static final int TOP = 18;
  private static final int BOTTOM = 26;
  private static final int PARTS = 4;
  private static final double BAR = 0.58;

  public Trend {
    lines = List.copyOf(lines);
    columns = List.copyOf(columns);
  }

  /**
   * What is drawn of a day or an hour.
   *
   * @param label short, such as {@code Mon 16}
   * @param delivered how many copies
   */
  public record Point(String label, long delivered, Band opened, Band clicked) {}

  /** A line of the grid: how high, and what it stands for. */
  public record Line(String y, String label) {}

  /**
   * A point as it is drawn.
   *
   * @param x where its middle is
   * @param labelled whether there is room for its label
   * @param left of its bar
   * @param top of its bar
   * @param wide its bar
   * @param high its bar
   * @param opened height of its point of opens
   * @param clicked height of its point of clicks
   */
  public record Column(
      Point point,
      boolean labelled,
      String x,
      String left,
      String top,
      String wide,
      String high,
      String opened,
      String clicked) {}

  /**
   * Draws points into a box.
   *
   * @param points at least one
   * @param most how many labels fit below
   */
  public static Trend of(List<Point> points, int width, int height, int most) {
    long largest =
        points.stream()
            .mapToLong(point -> Math.max(point.delivered(), point.opened().most()))
            .max()
            .orElseThrow(() -> new IllegalArgumentException("a trend of no point"));
    Box box = new Box(points, width, height, Scale.ofCounts(largest));
    String upper = box.line(point -> point.opened().most());
    String lower = box.line(point -> point.opened().least());
    return new Trend(
        width,
        height,
        box.grid(),
        box.columns(most),
        upper + " " + box.back(point -> point.opened().least()),
        lower,
        upper,
        box.line(point -> point.opened().figure()),
        box.line(point -> point.clicked().figure()));
  }

  private record Box(List<Point> points, int width, int height, Scale scale) {

    double x(int index) {
      return LEFT + (width - LEFT) * (index + 0.5) / points.size();
    }

    double y(long count) {
      return y((double) count);
    }

    private double y(double count) {
      return TOP + (height - TOP - BOTTOM) * (1 - scale.at(count));
    }

    String line(ToLongFunction<Point> height) {
      return IntStream.range(0, points.size())
          .mapToObj(index -> place(index, height))
          .collect(Collectors.joining(" "));
    }

    String back(ToLongFunction<Point> height) {
      return IntStream.iterate(points.size() - 1, index -> index >= 0, index -> index - 1)
          .mapToObj(index -> place(index, height))
          .collect(Collectors.joining(" "));
    }

    private String place(int index, ToLongFunction<Point> height) {
      return number(x(index)) + "," + number(y(height.applyAsLong(points.get(index))));
    }

    List<Line> grid() {
      return IntStream.rangeClosed(0, PARTS)
          .mapToObj(part -> scale.top() * part / PARTS)
          .map(count -> new Line(number(y(count)), axis(count)))
          .toList();
    }

    List<Column> columns(int most) {
      int every = Math.ceilDiv(points.size(), most);
      double wide = (double) (width - LEFT) / points.size() * BAR;
      List<Column> columns = new ArrayList<>();
      for (int index = 0; index < points.size(); index++) {
        Point point = points.get(index);
        columns.add(
            new Column(
                point,
                index % every == 0,
                number(x(index)),
                number(x(index) - wide / 2),
                number(y(point.delivered())),
                number(wide),
                number(y(0) - y(point.delivered())),
                number(y(point.opened().figure())),
                number(y(point.clicked().figure()))));
      }
      return columns;
    }
  }

  /** On an axis, and only there, thousands are cut short. */
  private static String axis(double count) {
    if (count >= 1_000_000) {
      return number(count / 1_000_000) + "M";
    }
    return count >= 1_000 ? number(count / 1_000) + "k" : number(count);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
