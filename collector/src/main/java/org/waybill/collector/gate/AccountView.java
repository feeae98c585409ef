package org.waybill.collector.gate;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.waybill.collector.report.Frame;
import org.waybill.collector.report.Moment;

/**
 * The page about a user's own account, ready to be written out.
 *
 * @param problem why what was sent was not done; empty where all is well
 * @param done what was done just now; empty at first
 * @param secret a new token's secret, shown this once; empty otherwise
 * @param scopes what a token of this user can be made for
 */
public record AccountView(
    Frame frame,
    String problem,
    String done,
    String secret,
    List<String> scopes,
    List<SessionRow> sessions,
    List<TokenRow> tokens) {

  /** The zones to choose from: UTC, and those of cities. */
  public static final List<String> ZONES =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream()
                  .filter(
                      zone ->
                          zone.matches(
                              "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
                  .sorted())
          .toList();

  public AccountView {
    scopes = List.copyOf(scopes);
    sessions = List.copyOf(sessions);
    tokens = List.copyOf(tokens);
  }

  /** Somewhere the user is signed in. */
  public record SessionRow(String id, Moment began, Moment last, String from, boolean here) {}

  /** A token the user made. */
  public record TokenRow(String id, String label, String scope, Moment made, Moment expires) {}

  /** Shows no secret. */
  @Override
  public String toString() {
    return "account page";
  }
}
