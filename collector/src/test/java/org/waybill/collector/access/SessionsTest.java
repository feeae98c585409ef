package org.waybill.collector.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waybill.journal.FolderDisk;

class SessionsTest {

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private Users users;
  private Sessions sessions;
  private User admin;

  @BeforeEach
  void open() throws Exception {
    users = Users.open(FolderDisk.at(folder), "admin");
    admin = users.find("admin").orElseThrow();
    sessions = new Sessions(users, () -> now, Duration.ofMinutes(30), Duration.ofHours(8));
  }

  @Test
  void sessionShouldEndWhenItWasIdle() {
    String id = sessions.begin(admin, "192.0.2.7");
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.find(id)).isPresent();
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.find(id)).isPresent();
    now = now.plus(Duration.ofMinutes(30));
    assertThat(sessions.find(id)).isEmpty();
    assertThat(sessions.of(admin)).isEmpty();
  }

  @Test
  void sessionShouldIdleOnWhileAPageAsksByItself() {
    String id = sessions.begin(admin, "192.0.2.7");
    now = now.plus(Duration.ofMinutes(29));
    assertThat(sessions.peek(id)).isPresent();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(sessions.peek(id)).isEmpty();
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void sessionShouldEndWhenItsTimeIsOverHoweverBusyItWas() {
    String id = sessions.begin(admin, "192.0.2.7");
    for (int minutes = 20; minutes < 8 * 60; minutes += 20) {
      now = now.plus(Duration.ofMinutes(20));
      assertThat(sessions.find(id)).isPresent();
    }
    now = now.plus(Duration.ofMinutes(20));
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void oldestShouldGiveWayWhenOneUserHasTooMany() {
    String first = sessions.begin(admin, "192.0.2.7");
    String second = sessions.begin(admin, "192.0.2.7");
    for (int i = 0; i < 19; i++) {
      sessions.begin(admin, "192.0.2.7");
    }
    assertThat(sessions.find(first)).isEmpty();
    assertThat(sessions.find(second)).isPresent();
    assertThat(sessions.of(admin)).hasSize(20);
  }

  @Test
  void ownSessionShouldBeEndedByItsIdAndNoOthers() throws Exception {
    users.add(new User("other", Role.ADMIN, admin.hash()));
    User other = users.find("other").orElseThrow();
    String id = sessions.begin(admin, "192.0.2.7");
    String shown = sessions.find(id).map(Session::id).orElseThrow();

    assertThat(sessions.end(other, shown)).isFalse();
    assertThat(sessions.find(id)).isPresent();
    assertThat(sessions.end(admin, shown)).isTrue();
    assertThat(sessions.find(id)).isEmpty();
  }

  @Test
  void nothingOfASessionShouldStandInItsText() {
    Session session = sessions.find(sessions.begin(admin, "192.0.2.7")).orElseThrow();
    assertThat(session.toString()).doesNotContain(session.formToken()).doesNotContain("argon2");
    assertThat(Optional.of(new Means.Session(session.formToken())).toString())
        .doesNotContain(session.formToken());
  }
}
