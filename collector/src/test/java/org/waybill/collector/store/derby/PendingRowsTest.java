package org.waybill.collector.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingRowsTest {

  private static final List<Object[]> ROWS = List.of(new Object[] {1}, new Object[] {2});

  private static int read() throws SQLException {
    int rows = 0;
    try (ResultSet taken = PendingRows.taken()) {
      while (taken.next()) {
        rows++;
      }
    }
    return rows;
  }

  @Test
  void rowsShouldBeReadFromTheFirstOnWhenAStatementIsBegunAnew() throws SQLException {
    PendingRows.hand(
        ROWS,
        () -> {
          assertThat(read()).isEqualTo(2);
          return read();
        });
  }

  @Test
  void handShouldFailWhenNotEveryRowIsWritten() {
    assertThatThrownBy(() -> PendingRows.hand(ROWS, () -> 1))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("of 2 rows 1 were written");
  }

  @Test
  void rowsShouldBeGoneWhenTheStatementHasEnded() throws SQLException {
    PendingRows.hand(ROWS, PendingRowsTest::read);
    assertThat(read()).isZero();
  }
}
