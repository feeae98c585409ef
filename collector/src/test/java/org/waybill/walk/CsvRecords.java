package org.waybill.walk;

import java.util.ArrayList;
import java.util.List;

/** Reads what RFC 4180 section 2 calls a file of records. */
final class CsvRecords {

  private final String text;
  private int at;

  private CsvRecords(String text) {
    this.text = text;
  }

  /** The records, with the header. */
  static List<List<String>> of(String text) {
    CsvRecords reader = new CsvRecords(text.replaceFirst("^\ufeff", ""));
    List<List<String>> records = new ArrayList<>();
    while (reader.at < reader.text.length()) {
      records.add(reader.record());
    }
    return records;
  }

  private List<String> record() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(text.startsWith("\"", at) ? quoted() : bare());
      if (!text.startsWith(",", at)) {
        break;
      }
      at++;
    }
    if (!text.startsWith("\r\n", at)) {
      throw new AssertionError("a line end wanted at " + at + ", found " + rest());
    }
    at += 2;
    return fields;
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (!text.startsWith("\"", at) || text.startsWith("\"\"", at)) {
      field.append(text.charAt(at));
      at += text.startsWith("\"\"", at) ? 2 : 1;
    }
    at++;
    return field.toString();
  }

  private String bare() {
    int begin = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String rest() {
    return text.substring(at, Math.min(text.length(), at + 20));
  }
}
