package org.waybill.collector.report;

import java.util.List;

/**
 * Rows of RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front,
 * which makes it a text there; so does one that begins with white space a spreadsheet drops.
 */
final class Csv {

  private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  /** Besides the comma, what separates cells where a spreadsheet is set to another country. */
  private static final String QUOTED = ",;\t\r\n\"";

  private Csv() {}

  /** A record with its end. */
  static String row(List<String> cells) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      row.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
    }
    return row.append("\r\n").toString();
  }

  private static String cell(String text) {
    String inert = isFormula(text) ? "'" + text : text;
    boolean plain = inert.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0);
    return plain ? inert : '"' + inert.replace("\"", "\"\"") + '"';
  }

  private static boolean isFormula(String text) {
    String bare = text.replaceFirst("^[\\s\\p{Z}]+", "");
    return !text.isEmpty()
        && (FORMULA.indexOf(text.charAt(0)) >= 0
            || (!bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0));
  }
}
