package org.waybill.collector.draw;

/**
 * The lengths of a bar with bounds, in percent of its box as SVG takes them: solid from nothing to
 * the lower bound, light to the figure, a tick there, hatched to the upper bound. Immutable.
 *
 * @param solid length of the solid part
 * @param light length of the light part, which begins at its end
 * @param figure where the tick stands
 * @param hatch length of the hatched part, which begins at the tick
 */
public record BandBar(String solid, String light, String figure, String hatch) {

  /** The bar of these bounds on that scale of shares. */
  public static BandBar of(Band band, Scale scale) {
    double least = band.leastShare();
    double figure = band.share();
    return new BandBar(
        scale.percent(least),
        scale.percent(scale.at(figure) * scale.top() - scale.at(least) * scale.top()),
        scale.percent(figure),
        scale.percent((scale.at(band.mostShare()) - scale.at(figure)) * scale.top()));
  }
}
