package org.waybill.collector.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void rowShouldKeepWhatRfc4180Asks() {
    assertThat(Csv.row(List.of("a", "", "b c", "d,e", "f\"g", "h\ni", "j;k")))
        .isEqualTo("a,,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\"j;k\"\r\n");
  }

  @Test
  void cellShouldBeNoFormula() {
    for (String start : List.of("=", "+", "-", "@", "\uFF1D", " =", "\u00a0=", "\u3000+")) {
      assertThat(Csv.row(List.of(start + "1"))).as(start).isEqualTo("'" + start + "1\r\n");
    }
    for (String start : List.of("\t", "\r", "\n")) {
      assertThat(Csv.row(List.of(start + "1"))).isEqualTo("\"'" + start + "1\"\r\n");
    }
    assertThat(Csv.row(List.of("a=1", "a-b", "1+1"))).isEqualTo("a=1,a-b,1+1\r\n");
  }
}
