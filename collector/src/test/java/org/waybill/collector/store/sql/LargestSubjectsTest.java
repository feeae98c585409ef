package org.waybill.collector.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.collector.store.Subject;
import org.waybill.collector.store.SubjectKind;
import org.waybill.collector.store.derby.EmptyDerby;

class LargestSubjectsTest {

  @TempDir Path folder;

  private static void count(Session session, int hour) throws SQLException {
    Subject subject = Subject.of(SubjectKind.TARGET, "https://shop.example/" + hour);
    session.update(
        """
        INSERT INTO subject_rollups (subject_kind, subject_key, hit_hour, event_type, verdict, hits,
          copies)
        VALUES (?, ?, ?, 2, 1, 1, 1)\
        """,
        subject.kind().code(),
        subject.key().bytes(),
        hour);
  }

  @Test
  void largestShouldCountFromTheHourAfterTheFirstThatIsLeftOut() throws Exception {
    Database database = EmptyDerby.database(folder.resolve("store"));
    try (Connection connection = database.source().getConnection()) {
      Session session = new Session(connection, database.dialect());
      for (int hour = 10; hour < 14; hour++) {
        count(session, hour);
      }

      assertThat(LargestSubjects.from(session, SubjectKind.TARGET, 0, 100, 4)).isZero();
      assertThat(LargestSubjects.from(session, SubjectKind.TARGET, 0, 100, 3)).isEqualTo(11);
      assertThat(LargestSubjects.from(session, SubjectKind.TARGET, 0, 100, 1)).isEqualTo(13);
      assertThat(LargestSubjects.from(session, SubjectKind.TARGET, 0, 12, 1)).isEqualTo(11);
    }
  }
}
