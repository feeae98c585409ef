package org.waybill.collector.report;

import org.waybill.collector.access.Means;
import org.waybill.collector.access.Right;
import org.waybill.collector.access.Viewer;

/**
 * What a page says of who reads it.
 *
 * @param user the name
 * @param role in a word
 * @param formToken for every form; empty where the reader has no session and so cannot send one
 * @param seesFigures whether reports are for this reader
 * @param seesPersons whether recipients stand by name
 * @param seesLog whether the access log is
 */
public record Reader(
    String user,
    String role,
    String formToken,
    boolean seesFigures,
    boolean seesPersons,
    boolean seesLog) {

  static Reader of(Viewer viewer) {
    return new Reader(
        viewer.user(),
        viewer.role().word(),
        viewer.means() instanceof Means.Session session ? session.formToken() : "",
        viewer.may(Right.FIGURES),
        viewer.may(Right.PERSONS),
        viewer.may(Right.ACCESS_LOG));
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return user + " (" + role + ")";
  }
}
